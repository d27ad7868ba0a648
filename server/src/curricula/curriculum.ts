import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Provider } from '../providers/provider.js';

/** A curriculum through all its versions; its id is the uuid of its files. */
@Entity({ tableName: 'curriculum' })
@ObjectType({ description: 'A curriculum through all its versions; its id is the uuid of its files.' })
export class Curriculum {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @Property({ type: 'text' }) @Field()
  slug!: string;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'text' }) @Field(() => String, { description: 'Language of the content: de or en.' })
  language: Opt<string> = 'de';

  @Property({ type: 'string[]' }) @Field(() => [String], { description: 'Organisations that wrote it together.' })
  authors: Opt<string[]> = [];

  @ManyToOne(() => Provider, { nullable: true })
  provider: Rel<Provider> | null = null;
}
