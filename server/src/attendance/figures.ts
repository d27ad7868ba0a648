import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Person } from '../identity/person.js';
import { Site } from '../sites/site.js';
import { STANDS } from './attendance.rules.js';

@ObjectType({ description: 'Minutes attended in a module, of those that the programme offered; 1 UE = 45.' })
export class ModuleMinutes {
  @Field(() => ID, { nullable: true, description: 'The module, by the uuid that all versions share; null for sessions that teach none.' })
  moduleUuid!: string | null;

  @Field({ description: 'Empty for sessions that teach none.' })
  title!: string;

  @Field(() => Int)
  attended!: number;

  @Field(() => Int)
  offered!: number;
}

@ObjectType({ description: 'Minutes of a person in a cohort; 1 UE = 45.' })
export class AttendedMinutes {
  @Field(() => Int)
  attended!: number;

  @Field(() => Int, { description: 'By the programme, alike for everybody.' })
  offered!: number;

  @Field(() => Int, { description: 'Of sessions in the time of the person without a mark: counted as nothing.' })
  notRecorded!: number;

  @Field(() => [ModuleMinutes], { description: 'In the order of the curriculum.' })
  modules!: ModuleMinutes[];
}

@ObjectType({ description: 'How a site stood in a session.' })
export class SessionStand {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => String, { description: `${STANDS.join(', ')}.` })
  stand!: string;
}

@ObjectType({ description: 'A site at an event.' })
export class EventRepresentation {
  @Field(() => ID)
  eventId!: string;

  @Field(() => String, { description: 'yes, no or undecided: in every session somebody of the site was there.' })
  represented!: string;

  @Field(() => [SessionStand])
  sessions!: SessionStand[];
}

@ObjectType({ description: 'A site in a cohort: at which events it was represented, and how many minutes its people attended together.' })
export class SiteAttendance {
  @Field(() => Site)
  site!: Site;

  @Field(() => [EventRepresentation])
  events!: EventRepresentation[];

  @Field(() => Int, { description: 'Persons who hold or held a seat.' })
  persons!: number;

  @Field(() => Int, { description: 'Sum of minutes attended.' })
  attended!: number;
}

@ObjectType({ description: 'The mark of a person in a session.' })
export class SessionMark {
  @Field(() => ID)
  sessionId!: string;

  @Field(() => ID, { description: 'The seat of that day.' })
  seatId!: string;

  @Field(() => String, { nullable: true, description: 'Null for not recorded.' })
  kind!: string | null;

  @Field(() => Int)
  minutesMissed!: number;
}

@ObjectType({ description: 'A person in a cohort with marks and minutes.' })
export class PersonAttendance {
  @Field(() => Person)
  person!: Person;

  @Field(() => ID)
  siteId!: string;

  @Field(() => String, { description: 'main, deputy or further: the seat held last.' })
  seatKind!: string;

  @Field(() => [SessionMark], { description: 'Of the sessions in the time of the person, cancelled ones left out.' })
  marks!: SessionMark[];

  @Field(() => AttendedMinutes)
  minutes!: AttendedMinutes;
}
