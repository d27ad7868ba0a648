import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Person } from '../identity/person.js';
import { Programme } from './programme.js';

/** Roles that are given in a programme; participant follows from an enrolment. */
export const PROGRAMME_ROLES = ['organiser', 'issuer', 'trainer', 'site-contact', 'committee', 'funder'] as const;
/** Roles that are assigned; the administrator's is of the whole installation. */
export const ROLES = ['administrator', ...PROGRAMME_ROLES] as const;
export type Role = (typeof ROLES)[number];
export type ProgrammeRole = (typeof PROGRAMME_ROLES)[number];

/** A role given to a person in a programme; an administrator's is of the whole installation, a site contact's of one site. */
@Entity({ tableName: 'role_assignment' })
@ObjectType({ description: 'A role that a person has or had in a programme; a site contact\'s is of one site.' })
export class RoleAssignment {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @Enum({ items: [...ROLES] }) @Field(() => String, { description: 'organiser, issuer, trainer, site-contact, committee or funder.' })
  role!: Role;

  @ManyToOne(() => Programme, { nullable: true })
  programme: Rel<Programme> | null = null;

  /** Sites stand in a later room: by id. */
  @Property({ type: 'uuid', nullable: true })
  siteId: string | null = null;

  /** What the person signs as in this role, such as "Projektleitung"; stands on certificates below the name. */
  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true, description: 'What an issuer signs as, such as Projektleitung; null for every other role.' })
  function: string | null = null;

  @Property({ type: 'Date' }) @Field({ description: 'Since when.' })
  givenAt!: Date;

  /** Null for what came from a file or the command line. */
  @ManyToOne(() => Person, { nullable: true, fieldName: 'given_by' })
  givenBy: Rel<Person> | null = null;

  @Property({ type: 'Date', nullable: true }) @Field(() => Date, { nullable: true, description: 'Null while the person has it.' })
  endedAt: Date | null = null;

  @ManyToOne(() => Person, { nullable: true, fieldName: 'ended_by' })
  endedBy: Rel<Person> | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
