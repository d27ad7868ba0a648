import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { Person } from '../identity/person.js';

/** How far a person is in a unit. By the unit's uuid, so it survives a correction of wording. */
@Entity({ tableName: 'unit_progress' })
@ObjectType({ description: 'How far a person is in a unit.' })
export class UnitProgress {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @Property({ type: 'uuid' })
  unitUuid!: string;

  @Property({ type: 'text' }) @Field(() => String, { description: 'Where the person stopped: the anchor of a heading; empty for the beginning.' })
  position: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String, { description: 'What the person wrote: a reflection or an assignment.' })
  text: Opt<string> = '';

  @Property({ type: 'Date' }) @Field()
  openedAt!: Date;

  /** When the person last read, wrote or finished here: there the next visit goes on. */
  @Property({ type: 'Date' })
  touchedAt!: Date;

  @Property({ type: 'Date', nullable: true }) @Field(() => Date, { nullable: true })
  doneAt: Date | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
