import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Person } from '../identity/person.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Cohort } from './cohort.js';
import { Seat } from './seat.js';

/** Teilnahme: a person in a cohort, on a seat of a site, from a day to before another. */
@Entity({ tableName: 'enrolment' })
@ObjectType({ description: 'Teilnahme: a person in a cohort, on a seat of a site.' })
export class Enrolment {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @ManyToOne(() => Seat)
  seat!: Rel<Seat>;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  validFrom!: string;

  @Property({ type: 'date', nullable: true }) @Field(() => LocalDate, { nullable: true, description: 'The first day on which it no longer holds; null for to the end.' })
  validTo: string | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
