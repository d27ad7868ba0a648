import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Programme } from '../programmes/programme.js';

/** Standort: a municipality, provider, group or office that sends people. */
@Entity({ tableName: 'site' })
@ObjectType({ description: 'Standort: a municipality, provider, group or office that sends people.' })
export class Site {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Programme)
  programme!: Rel<Programme>;

  @ManyToOne(() => Site, { nullable: true })
  parent: Rel<Site> | null = null;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' }) @Field({ description: 'city, county, municipality, district, group, office, provider or association.' })
  kind!: string;

  @Property({ type: 'text' }) @Field()
  name!: string;

  @Property({ type: 'text' }) @Field({ description: 'For narrow columns.' })
  shortName!: string;

  @Property({ type: 'text' }) @Field(() => String)
  locality: Opt<string> = '';

  @Property({ type: 'boolean' }) @Field(() => Boolean)
  structurallyWeak: Opt<boolean> = false;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
