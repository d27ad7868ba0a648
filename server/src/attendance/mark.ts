import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Enrolment } from '../cohorts/enrolment.js';
import { Seat, SEAT_KINDS, type SeatKind } from '../cohorts/seat.js';
import { Person } from '../identity/person.js';
import { Site } from '../sites/site.js';
import { Session } from '../workshops/session.js';

/** "Not recorded" is no kind: it is the absence of a mark and counts as nothing. */
export const MARK_KINDS = ['present', 'late', 'left-early', 'excused', 'absent'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** The attendance of one person in one session, with the site and seat of that day. */
@Entity({ tableName: 'mark' })
@ObjectType({ description: 'Anwesenheit: one person in one session, with the site and seat of that day.' })
export class Mark {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Session)
  session!: Rel<Session>;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @ManyToOne(() => Enrolment)
  enrolment!: Rel<Enrolment>;

  @ManyToOne(() => Seat)
  seat!: Rel<Seat>;

  @ManyToOne(() => Site)
  site!: Rel<Site>;

  @Enum({ items: [...SEAT_KINDS] })
  seatKind!: SeatKind;

  @Enum({ items: [...MARK_KINDS] }) @Field(() => String, { description: 'present, late, left-early, excused or absent.' })
  kind!: MarkKind;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Of the planned minutes, by coming late or leaving early.' })
  minutesMissed: Opt<number> = 0;

  @Property({ type: 'text' }) @Field(() => String)
  note: Opt<string> = '';

  @ManyToOne(() => Person, { nullable: true, fieldName: 'recorded_by' })
  recordedBy: Rel<Person> | null = null;

  @Property({ type: 'Date' }) @Field()
  recordedAt!: Date;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
