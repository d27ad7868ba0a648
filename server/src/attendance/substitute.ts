import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Seat } from '../cohorts/seat.js';
import { Person } from '../identity/person.js';
import { Site } from '../sites/site.js';
import { Session } from '../workshops/session.js';

/** Somebody who stood in on a seat for one session: counts for the site, never for the seat-holder's UE. */
@Entity({ tableName: 'substitute' })
@ObjectType({ description: 'Somebody who stood in on a seat for one session: counts for the site, never for the seat-holder.' })
export class Substitute {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Session)
  session!: Rel<Session>;

  @ManyToOne(() => Seat)
  seat!: Rel<Seat>;

  @ManyToOne(() => Site)
  site!: Rel<Site>;

  @Property({ type: 'text' }) @Field()
  name!: string;

  @ManyToOne(() => Person, { nullable: true, fieldName: 'recorded_by' })
  recordedBy: Rel<Person> | null = null;

  @Property({ type: 'Date' }) @Field()
  recordedAt!: Date;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
