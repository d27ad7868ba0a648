import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Newcomers } from '../identity/newcomers.js';
import { nameOf, Person } from '../identity/person.js';
import { changedMeanwhile, notFound, Refusal } from '../platform/refusal.js';
import type { Actor } from '../platform/permission/right.js';
import { Invitations } from '../programmes/invitations.js';
import { KnownPeople } from '../programmes/known-people.js';
import { Programme } from '../programmes/programme.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
import type { GiveSeatOnInput } from './cohorts.inputs.js';
import { Enrolment } from './enrolment.js';
import { Seat } from './seat.js';

/** Who sits on a seat, from which day on. Marks of earlier days stay with whoever held it then. */
@Injectable()
export class Seats {
  constructor(private readonly em: EntityManager, private readonly newcomers: Newcomers, private readonly known: KnownPeople, private readonly invitations: Invitations) {}

  /** The person gets an invitation that says how to sign in; one who has no account gets one. */
  async giveOn(actor: Actor, input: GiveSeatOnInput): Promise<Enrolment> {
    await this.invitations.allow(actor);
    return this.em.transactional((em) => this.give(em, actor, input)).catch((error: unknown) => worded(error, input));
  }

  private async give(em: EntityManager, actor: Actor, input: GiveSeatOnInput): Promise<Enrolment> {
    // Two who give on the same seat come one after the other.
    const seat = await em.findOne(Seat, { id: input.seatId }, { lockMode: LockMode.PESSIMISTIC_WRITE }) ?? refuse();
    await em.populate(seat, ['cohort', 'site']);
    const { cohort } = seat;
    const holders = await em.find(Enrolment, { seat }, { populate: ['person'], orderBy: { validFrom: 'desc' }, refresh: true });
    const last = holders[0] ?? null;
    if ((last?.id ?? null) !== (input.enrolmentId ?? null) || (last && last.version !== input.version)) {
      throw changedMeanwhile({ enrolmentId: last?.id ?? null, version: last?.version ?? null, holder: last && nameOf(last.person), from: last?.validFrom ?? null });
    }
    if (input.from < cohort.startsOn) throw new Refusal('cohorts/before-cohort', { field: 'input.from', bound: cohort.startsOn });
    if (input.from > cohort.endsOn) throw new Refusal('cohorts/after-cohort', { field: 'input.from', bound: cohort.endsOn });
    if (last && input.from <= last.validFrom) throw new Refusal('cohorts/before-holder', { field: 'input.from', bound: last.validFrom });
    const programme = await em.findOneOrFail(Programme, { id: cohort.programme.id }, { populate: ['provider'] });
    const person = await this.personFor(em, actor, input, programme);

    // The old one must have ended before the new one begins, else the database sees two on one seat.
    if (last && (last.validTo === null || input.from < last.validTo)) last.validTo = input.from;
    await em.flush();
    const enrolment = em.create(Enrolment, { id: randomUUID(), cohort, seat, person, validFrom: input.from });
    await em.flush();
    await this.invitations.send(em, actor, person, { programme, role: 'participant', site: seat.site.name });
    return enrolment;
  }

  private async personFor(em: EntityManager, actor: Actor, { personId, person }: GiveSeatOnInput, programme: Programme): Promise<Person> {
    if (Boolean(personId) === Boolean(person)) throw new Refusal('cohorts/one-person', { field: 'input.personId' });
    if (person) {
      await this.known.oneAtATime(em, programme);
      // Of the two seats of a site both may be reached by the site's mailbox.
      return this.newcomers.find(em, { ...person, sharesMailbox: true }, await this.known.everybody(em, actor, programme));
    }
    // Nobody reaches into another programme for its people.
    const known = await em.findOne(Enrolment, { person: personId!, cohort: { programme } }) ?? await em.findOne(RoleAssignment, { person: personId!, programme });
    if (!known) throw new Refusal('platform/not-found', { field: 'input.personId' });
    return em.findOneOrFail(Person, { id: personId! });
  }
}

/** What the database refuses, in words. */
function worded(error: unknown, input: GiveSeatOnInput): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'no_overlapping_membership') throw new Refusal('cohorts/already-member', { field: input.person ? 'input.person.email' : 'input.personId' });
  if (constraint === 'one_person_on_a_seat') throw new Refusal('cohorts/seat-taken', { field: 'input.from' });
  throw error;
}

function refuse(): never {
  throw notFound();
}
