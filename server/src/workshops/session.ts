import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Event, STATUSES, type Status } from './event.js';

/** Einheit: one attended block of an event. */
@Entity({ tableName: 'session' })
@ObjectType({ description: 'Einheit: one attended block of an event.' })
export class Session {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Event)
  event!: Rel<Event>;

  @Property({ type: 'text' })
  key!: string;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'Date' }) @Field()
  startsAt!: Date;

  @Property({ type: 'Date' }) @Field()
  endsAt!: Date;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Planned teaching without breaks, in minutes; 1 UE = 45.' })
  minutes!: number;

  @Property({ type: 'uuid', nullable: true }) @Field(() => ID, { nullable: true, description: 'The module it teaches, by the uuid that all versions share.' })
  moduleUuid: string | null = null;

  @Property({ type: 'text' }) @Field(() => String)
  agenda: Opt<string> = '';

  @Enum({ items: [...STATUSES] }) @Field(() => String, { description: 'tentative, confirmed or cancelled.' })
  status!: Status;

  /** SEQUENCE of RFC 5545 § 3.8.7.4; a trigger raises it when time, place or status change. */
  @Property({ type: 'integer' })
  sequence: Opt<number> = 0;

  @Property({ type: 'Date' })
  changedAt!: Date;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
