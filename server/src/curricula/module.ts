import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CurriculumVersion } from './curriculum-version.js';

/** A part of a curriculum version. The id is of this version, the uuid is the same in all versions. */
@Entity({ tableName: 'module' })
@ObjectType({ description: 'A part of a curriculum version with learning outcomes and teaching units.' })
export class Module {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID, { description: 'Of this version.' })
  id!: string;

  @ManyToOne(() => CurriculumVersion)
  curriculumVersion!: Rel<CurriculumVersion>;

  @Property({ type: 'uuid' }) @Field(() => ID, { description: 'The same in all versions.' })
  uuid!: string;

  @Property({ type: 'text' }) @Field()
  slug!: string;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Order in the curriculum, from 1.' })
  position!: number;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'text' }) @Field(() => String)
  summary: Opt<string> = '';

  @Property({ type: 'string[]' }) @Field(() => [String], { description: 'Learning outcomes, each a sentence.' })
  outcomes: Opt<string[]> = [];

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Teaching in presence, in minutes; 1 UE = 45.' })
  presenceMinutes!: number;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Teaching online, in minutes; 1 UE = 45.' })
  onlineMinutes!: number;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
