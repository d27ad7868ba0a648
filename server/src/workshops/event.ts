import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Programme } from '../programmes/programme.js';

export const EVENT_KINDS = ['workshop', 'presentation', 'forum', 'meeting', 'online'] as const;
export const STATUSES = ['tentative', 'confirmed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** Veranstaltung: a workshop, forum or meeting of one or more days, made of sessions. */
@Entity({ tableName: 'event' })
@ObjectType({ description: 'Veranstaltung: a workshop, forum or meeting of one or more days, made of sessions.' })
export class Event {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Programme)
  programme!: Rel<Programme>;

  @ManyToOne(() => Cohort, { nullable: true })
  cohort: Rel<Cohort> | null = null;

  @Enum({ items: [...EVENT_KINDS] }) @Field(() => String, { description: 'workshop, presentation, forum, meeting or online.' })
  kind!: (typeof EVENT_KINDS)[number];

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  startsOn!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate, { description: 'The last day.' })
  endsOn!: string;

  @Property({ type: 'text' }) @Field(() => String, { description: 'IANA zone in which its times are meant.' })
  timeZone: Opt<string> = 'Europe/Berlin';

  @Property({ type: 'text' }) @Field(() => String, { description: 'Empty for an online event.' })
  venueName: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String)
  venueAddress: Opt<string> = '';

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true })
  onlineUrl: string | null = null;

  @Property({ type: 'text' }) @Field(() => String, { description: 'What to bring.' })
  bring: Opt<string> = '';

  @Enum({ items: [...STATUSES] }) @Field(() => String, { description: 'tentative, confirmed or cancelled.' })
  status!: Status;

  @Property({ type: 'Date' })
  changedAt!: Date;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
