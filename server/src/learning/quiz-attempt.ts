import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { Person } from '../identity/person.js';

/** For each question's uuid the indexes of the chosen options. */
export type QuizAnswers = Readonly<Record<string, readonly number[]>>;

/** One go at a quiz: never changed (trigger). */
@Entity({ tableName: 'quiz_attempt' })
@ObjectType({ description: 'One go at a quiz; never changed.' })
export class QuizAttempt {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @Property({ type: 'uuid' })
  unitUuid!: string;

  @ManyToOne(() => CurriculumVersion)
  curriculumVersion!: Rel<CurriculumVersion>;

  @Property({ type: 'json' })
  answers!: QuizAnswers;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'One for each question answered rightly.' })
  points!: number;

  @Property({ type: 'integer' }) @Field(() => Int)
  pointsPossible!: number;

  @Property({ type: 'boolean' }) @Field()
  passed!: boolean;

  @Property({ type: 'Date' }) @Field()
  submittedAt!: Date;
}
