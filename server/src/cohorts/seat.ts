import type { Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Site } from '../sites/site.js';
import { Cohort } from './cohort.js';

export const SEAT_KINDS = ['main', 'deputy', 'further'] as const;
export type SeatKind = (typeof SEAT_KINDS)[number];

/** Platz: a place of a site in a cohort. One main contact and one deputy at a time (exclusion constraint). */
@Entity({ tableName: 'seat' })
@ObjectType({ description: 'Platz: a place of a site in a cohort.' })
export class Seat {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @ManyToOne(() => Site)
  site!: Rel<Site>;

  @Enum({ items: [...SEAT_KINDS] }) @Field(() => String, { description: 'main, deputy or further.' })
  kind!: SeatKind;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  validFrom!: string;

  @Property({ type: 'date', nullable: true }) @Field(() => LocalDate, { nullable: true, description: 'The first day on which it no longer holds.' })
  validTo: string | null = null;
}
