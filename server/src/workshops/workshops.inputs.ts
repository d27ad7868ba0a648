import { Field, InputType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Id, OneOf, SeenVersion, Text, WholeNumber } from '../platform/input.js';
import { STATUSES, type Status } from './event.js';

const TimeOfDay = Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { context: { code: 'input/not-a-time', bound: 'HH:MM' } });

@InputType({ description: 'A session as it shall be.' })
export class ChangeSessionInput {
  @Id('The session.')
  sessionId!: string;

  @SeenVersion()
  version!: number;

  @Text('What it is about.', 200, { min: 1 })
  title!: string;

  @Text('What happens in it.', 5000)
  agenda!: string;

  @Field(() => LocalDate, { description: 'The day, in the zone of the event.' })
  day!: string;

  @Field({ description: 'Time of day, HH:MM, in the zone of the event.' }) @TimeOfDay
  startsAt!: string;

  @Field({ description: 'Time of the same day, HH:MM.' }) @TimeOfDay
  endsAt!: string;

  @WholeNumber('Planned teaching without breaks, in minutes; no more than from beginning to end.', 1, 1440)
  minutes!: number;

  @Id('The module it teaches, by the uuid that all versions share; null for none.', { optional: true })
  moduleUuid?: string | null;

  @OneOf('Whether it takes place.', STATUSES)
  status!: Status;
}

@InputType({ description: 'An event as it shall be.' })
export class ChangeEventInput {
  @Id('The event.')
  eventId!: string;

  @SeenVersion()
  version!: number;

  @Text('Name of the place; empty for an online event.', 200)
  venueName!: string;

  @Text('Street and town.', 500)
  venueAddress!: string;

  @Text('What to bring.', 1000)
  bring!: string;

  @OneOf('Whether it takes place; a change holds for all its sessions.', STATUSES)
  status!: Status;
}
