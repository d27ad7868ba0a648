import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Person } from '../identity/person.js';
import { LocalDate } from '../platform/graphql/scalars.js';

/** Kalender-Abo: a secret address at which a calendar program reads the dates of one person. */
@Entity({ tableName: 'calendar_subscription' })
@ObjectType({ description: 'Kalender-Abo: a secret address at which a calendar program reads the dates of one person.' })
export class CalendarSubscription {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  /** SHA-256 of the token in hex; the token itself is nowhere kept. */
  @Property({ type: 'text' })
  tokenHash!: string;

  @Property({ type: 'text' }) @Field({ description: 'Where it is used, in the words of its owner: Handy, Büro.' })
  name!: string;

  @Property({ type: 'Date' }) @Field()
  createdAt!: Date;

  @Property({ type: 'date', nullable: true }) @Field(() => LocalDate, { nullable: true, description: 'The last day on which a calendar program asked; null for never.' })
  lastUsedOn: string | null = null;

  @Property({ type: 'Date', nullable: true })
  revokedAt: Date | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
