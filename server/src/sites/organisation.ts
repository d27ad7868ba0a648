import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { OrganisationKind } from './organisation-kind.js';
import { Site } from './site.js';

@Entity({ tableName: 'organisation' })
@ObjectType({ description: 'An organisation of a site; a site may be an association of several.' })
export class Organisation {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Site)
  site!: Rel<Site>;

  @Property({ type: 'text' }) @Field()
  name!: string;

  @ManyToOne(() => OrganisationKind) @Field(() => OrganisationKind)
  kind!: Rel<OrganisationKind>;

  @Property({ type: 'text' }) @Field(() => String)
  locality: Opt<string> = '';

  @Property({ type: 'integer' })
  position!: number;
}
