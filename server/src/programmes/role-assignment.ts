import type { Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Person } from '../identity/person.js';
import { Programme } from './programme.js';

/** Roles that are assigned; participant follows from an enrolment. */
export const ROLES = ['administrator', 'organiser', 'issuer', 'trainer', 'site-contact', 'committee', 'funder'] as const;
export type Role = (typeof ROLES)[number];

/** A role given to a person in a programme; an administrator's is of the whole installation, a site contact's of one site. */
@Entity({ tableName: 'role_assignment' })
export class RoleAssignment {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @Enum({ items: [...ROLES] })
  role!: Role;

  @ManyToOne(() => Programme, { nullable: true })
  programme: Rel<Programme> | null = null;

  /** Sites stand in a later room: by id. */
  @Property({ type: 'uuid', nullable: true })
  siteId: string | null = null;

  /** What the person signs as in this role, such as "Projektleitung"; stands on certificates below the name. */
  @Property({ type: 'text', nullable: true })
  function: string | null = null;
}
