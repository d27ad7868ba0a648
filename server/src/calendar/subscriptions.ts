import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { demandVersion, notFound, Refusal } from '../platform/refusal.js';
import { CalendarSubscription } from './calendar-subscription.js';
import { hashOf, newToken } from './token.js';

/** Far more than a person has devices, few enough that a list of them stays a list. */
const MOST = 20;

/** A subscription with the token that is shown this once. */
export interface Opened {
  readonly subscription: CalendarSubscription;
  readonly token: string;
}

@Injectable()
export class Subscriptions {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  /** Those in force, the oldest first. */
  of(personId: string): Promise<CalendarSubscription[]> {
    return this.em.find(CalendarSubscription, { person: personId, revokedAt: null }, { orderBy: { createdAt: 'asc', id: 'asc' } });
  }

  async add(personId: string, name: string): Promise<Opened> {
    if (!name.trim()) throw new Refusal('input/too-short', { field: 'input.name', bound: 1 });
    return this.em.transactional(async (em) => {
      // Counted under a lock: two windows that add at once must not pass the bound together.
      const person = await em.findOneOrFail(Person, { id: personId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (await em.count(CalendarSubscription, { person, revokedAt: null }) >= MOST) throw new Refusal('calendar/too-many-subscriptions', { bound: MOST });
      const token = newToken();
      const subscription = em.create(CalendarSubscription, {
        id: randomUUID(), person, name: name.trim(), tokenHash: hashOf(token), createdAt: this.clock.now(), lastUsedOn: null, revokedAt: null,
      });
      return { subscription, token };
    });
  }

  /** A new address; the old one is dead from now on. */
  async renew(id: string, seen: number): Promise<Opened> {
    return this.em.transactional(async (em) => {
      const subscription = await locked(em, id);
      demandVersion(subscription, seen, ({ name, version }) => ({ id, name, version }));
      const token = newToken();
      Object.assign(subscription, { tokenHash: hashOf(token), createdAt: this.clock.now(), lastUsedOn: null });
      return { subscription, token };
    });
  }

  /** The address is dead from now on. */
  async revoke(id: string): Promise<CalendarSubscription> {
    return this.em.transactional(async (em) => {
      const subscription = await locked(em, id);
      subscription.revokedAt = this.clock.now();
      return subscription;
    });
  }
}

async function locked(em: EntityManager, id: string): Promise<CalendarSubscription> {
  const subscription = await em.findOne(CalendarSubscription, { id, revokedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!subscription) throw notFound();
  return subscription;
}
