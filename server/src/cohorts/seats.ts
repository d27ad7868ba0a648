import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Accounts } from '../identity/accounts.js';
import { ContactData } from '../identity/contact-data.js';
import { nameOf, Person } from '../identity/person.js';
import { changedMeanwhile, notFound, Refusal } from '../platform/refusal.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
import type { GiveSeatOnInput } from './cohorts.inputs.js';
import { Enrolment } from './enrolment.js';
import { Seat } from './seat.js';

/** Who sits on a seat, from which day on. Marks of earlier days stay with whoever held it then. */
@Injectable()
export class Seats {
  constructor(private readonly em: EntityManager, private readonly accounts: Accounts) {}

  async giveOn(input: GiveSeatOnInput): Promise<Enrolment> {
    const enrolment = await this.em.transactional((em) => give(em, input)).catch(worded);
    if (input.person) {
      // Accounts live in a schema of their own: opened once the seat is given for good.
      await this.accounts.open(this.em, enrolment.person.id, input.person.email, nameOf(enrolment.person));
    }
    return enrolment;
  }
}

async function give(em: EntityManager, input: GiveSeatOnInput): Promise<Enrolment> {
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
  const person = await personOf(em, input, cohort.programme.id);

  // The old one must have ended before the new one begins, else the database sees two on one seat.
  if (last && (last.validTo === null || input.from < last.validTo)) last.validTo = input.from;
  await em.flush();
  const enrolment = em.create(Enrolment, { id: randomUUID(), cohort, seat, person, validFrom: input.from });
  await em.flush();
  return enrolment;
}

async function personOf(em: EntityManager, { personId, person }: GiveSeatOnInput, programme: string): Promise<Person> {
  if (Boolean(personId) === Boolean(person)) throw new Refusal('cohorts/one-person', { field: 'input.personId' });
  if (personId) {
    // Nobody reaches into another programme for its people.
    const known = await em.findOne(Enrolment, { person: personId, cohort: { programme } }) ?? await em.findOne(RoleAssignment, { person: personId, programme });
    if (!known) throw new Refusal('platform/not-found', { field: 'input.personId' });
    return em.findOneOrFail(Person, { id: personId });
  }
  const { givenName, familyName, email } = person!;
  const made = em.create(Person, { id: randomUUID(), givenName: givenName.trim(), familyName: familyName.trim() });
  await em.flush();
  em.create(ContactData, { personId: made.id, email });
  return made;
}

/** What the database refuses, in words. */
function worded(error: unknown): never {
  const { constraint } = error as { constraint?: string };
  if (constraint === 'no_overlapping_membership') throw new Refusal('cohorts/already-member', { field: 'input.personId' });
  if (constraint === 'one_person_on_a_seat') throw new Refusal('cohorts/seat-taken', { field: 'input.from' });
  throw error;
}

function refuse(): never {
  throw notFound();
}
