import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Programme } from '../programmes/programme.js';

/** Durchgang: one run of a curriculum version, to which it stays pinned. */
@Entity({ tableName: 'cohort' })
@ObjectType({ description: 'Durchgang: one run of a curriculum version.' })
export class Cohort {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Programme)
  programme!: Rel<Programme>;

  @ManyToOne(() => CurriculumVersion)
  curriculumVersion!: Rel<CurriculumVersion>;

  @Property({ type: 'text' }) @Field()
  slug!: string;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  startsOn!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  endsOn!: string;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
