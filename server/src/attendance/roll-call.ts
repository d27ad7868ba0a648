import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { STANDS, type Stand } from './attendance.rules.js';

@ObjectType({ description: 'What is noted about a person in a session.' })
export class RollCallMark {
  @Field(() => String, { description: 'present, late, left-early, excused or absent.' })
  kind!: string;

  @Field(() => Int, { description: 'Of the planned minutes.' })
  minutesMissed!: number;

  @Field()
  note!: string;

  @Field()
  recordedAt!: Date;

  @Field(() => Int)
  version!: number;
}

@ObjectType({ description: 'A person on a seat on the day of a session.' })
export class RollCallPerson {
  @Field(() => ID)
  enrolmentId!: string;

  @Field(() => ID)
  personId!: string;

  @Field()
  givenName!: string;

  @Field()
  familyName!: string;

  @Field({ description: 'False where only the mark remains, since the seat was given on for that day.' })
  holds!: boolean;

  @Field(() => RollCallMark, { nullable: true, description: 'Null for not recorded.' })
  mark!: RollCallMark | null;
}

@ObjectType({ description: 'Who stood in on a seat.' })
export class RollCallSubstitute {
  @Field()
  name!: string;

  @Field(() => Int)
  version!: number;
}

@ObjectType({ description: 'A seat in a session.' })
export class RollCallSeat {
  @Field(() => ID)
  seatId!: string;

  @Field(() => String, { description: 'main, deputy or further.' })
  kind!: string;

  @Field(() => [RollCallPerson], { description: 'Its holder; empty for a vacant seat.' })
  persons!: RollCallPerson[];

  @Field(() => RollCallSubstitute, { nullable: true })
  substitute!: RollCallSubstitute | null;
}

@ObjectType({ description: 'A site in a session.' })
export class RollCallSite {
  @Field(() => ID)
  siteId!: string;

  @Field()
  name!: string;

  @Field()
  shortName!: string;

  @Field(() => String, { description: `How it was represented: ${STANDS.join(', ')}.` })
  stand!: Stand;

  @Field(() => [RollCallSeat], { description: 'Main contact first.' })
  seats!: RollCallSeat[];
}

@ObjectType({ description: 'That a roll call was closed, since nothing of it was unrecorded.' })
export class RollCallClosing {
  @Field()
  closedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The name of whoever did it; null where nobody is known any more.' })
  closedBy!: string | null;
}

@ObjectType({ description: 'Who is there in a session, by site.' })
export class RollCall {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => Int, { description: 'Planned minutes of the session.' })
  minutes!: number;

  @Field(() => LocalDate, { description: 'The day of the session in the zone of its event.' })
  day!: string;

  @Field({ description: 'From that day on it is recorded who is there; before, only who is excused.' })
  dayHasCome!: boolean;

  @Field(() => Int, { description: 'Persons on a seat without a mark.' })
  notRecorded!: number;

  @Field(() => RollCallClosing, { nullable: true, description: 'Null while it is open. Closed, nothing of it is recorded until somebody reopens it with a reason.' })
  closing!: RollCallClosing | null;

  @Field(() => [RollCallSite], { description: 'By name in German order.' })
  sites!: RollCallSite[];
}
