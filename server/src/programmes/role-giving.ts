import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Newcomers } from '../identity/newcomers.js';
import { Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import type { Actor } from '../platform/permission/right.js';
import { changedMeanwhile, Refusal } from '../platform/refusal.js';
import { Invitations } from './invitations.js';
import { KnownPeople } from './known-people.js';
import { Programme } from './programme.js';
import { RoleAssignment } from './role-assignment.js';
import type { EndRoleInput, GiveRoleInput } from './roles.inputs.js';
import { SitesOfProgrammes } from './sites-of-programmes.js';

/** Gives roles in a programme, and ends them. */
@Injectable()
export class RoleGiving {
  constructor(
    private readonly em: EntityManager, private readonly clock: Clock, private readonly newcomers: Newcomers,
    private readonly known: KnownPeople, private readonly sites: SitesOfProgrammes, private readonly invitations: Invitations,
  ) {}

  /** The person gets a letter that says who gave what and how to sign in; one who has no account gets one. */
  async give(actor: Actor, input: GiveRoleInput): Promise<RoleAssignment> {
    if (Boolean(input.personId) === Boolean(input.person)) throw new Refusal('programmes/one-person', { field: 'input.personId' });
    if ((input.role === 'site-contact') !== Boolean(input.siteId)) throw new Refusal(input.siteId ? 'programmes/no-site-wanted' : 'programmes/site-wanted', { field: 'input.siteId' });
    if ((input.role === 'issuer') !== Boolean(input.function)) throw new Refusal(input.function ? 'programmes/no-function-wanted' : 'programmes/function-wanted', { field: 'input.function' });
    await this.invitations.allow(actor);
    return this.em.transactional((em) => this.giveIn(em, actor, input)).catch(worded);
  }

  /** Takes effect with the person's next click, since roles are read with each request. */
  async end(actor: Actor, { assignmentId, version }: EndRoleInput): Promise<RoleAssignment> {
    return this.em.transactional(async (em) => {
      const assignment = await em.findOneOrFail(RoleAssignment, { id: assignmentId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      await em.populate(assignment, ['person']);
      if (assignment.version !== version || assignment.endedAt) throw changedMeanwhile({ version: assignment.version, endedAt: assignment.endedAt });
      // Two processes' clocks may differ by a blink.
      assignment.endedAt = new Date(Math.max(this.clock.now().getTime(), assignment.givenAt.getTime()));
      assignment.endedBy = em.getReference(Person, actor.personId!);
      await em.flush();
      return assignment;
    }).catch(worded);
  }

  private async giveIn(em: EntityManager, actor: Actor, input: GiveRoleInput): Promise<RoleAssignment> {
    const programme = await em.findOneOrFail(Programme, { id: input.programmeId }, { populate: ['provider'] });
    await this.known.oneAtATime(em, programme);
    const site = input.siteId ? await this.sites.find(em, programme.id, input.siteId) : null;
    if (input.siteId && !site) throw new Refusal('platform/not-found', { field: 'input.siteId' });
    const person = await this.personFor(em, actor, programme, input);

    const assignment = em.create(RoleAssignment, {
      id: randomUUID(), person, role: input.role, programme, siteId: input.siteId ?? null,
      function: input.function?.trim() ?? null, givenAt: this.clock.now(), givenBy: em.getReference(Person, actor.personId!),
    });
    await em.flush();
    await this.invitations.send(em, actor, person, { programme, role: input.role, site: site?.name ?? null });
    return assignment;
  }

  private async personFor(em: EntityManager, actor: Actor, programme: Programme, { personId, person }: GiveRoleInput): Promise<Person> {
    if (person) return this.newcomers.find(em, person, await this.known.everybody(em, actor, programme));
    const known = await this.known.visibleTo(em, actor, programme);
    if (!personId || !known.includes(personId)) throw new Refusal('platform/not-found', { field: 'input.personId' });
    return em.findOneOrFail(Person, { id: personId });
  }
}

/** What the database refuses, in words. */
function worded(error: unknown): never {
  const { constraint, code } = error as { constraint?: string; code?: string };
  if (constraint === 'no_role_twice_at_a_time') throw new Refusal('programmes/role-held', { field: 'input.role' });
  if (code === 'KB005') throw new Refusal('programmes/last-organiser');
  throw error;
}
