import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Module } from '../curricula/module.js';
import { Clock } from '../platform/clock.js';
import { demandVersion, notFound, Refusal } from '../platform/refusal.js';
import { Event } from './event.js';
import { Session } from './session.js';
import type { ChangeEventInput, ChangeSessionInput } from './workshops.inputs.js';

/** Moves, moves elsewhere and cancels; SEQUENCE rises in the database. */
@Injectable()
export class Timetable {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  changeSession(input: ChangeSessionInput): Promise<Session> {
    return this.em.transactional(async (em) => {
      const session = await em.findOne(Session, { id: input.sessionId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) ?? refuse();
      const event = await em.findOneOrFail(Event, { id: session.event.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true, populate: ['cohort'] });
      demandVersion(session, input.version, () => sessionAsTyped(session, event));
      const startsAt = instant(input.day, input.startsAt, event.timeZone);
      const endsAt = instant(input.day, input.endsAt, event.timeZone);
      if (endsAt <= startsAt) throw new Refusal('workshops/ends-before-start', { field: 'input.endsAt', bound: input.startsAt });
      const longest = (endsAt.getTime() - startsAt.getTime()) / 60_000;
      if (input.minutes > longest) throw new Refusal('workshops/more-minutes-than-time', { field: 'input.minutes', bound: longest });
      if (event.status === 'cancelled' && input.status !== 'cancelled') throw new Refusal('workshops/event-cancelled', { field: 'input.status' });
      await this.demandModule(em, input.moduleUuid ?? null, event);

      const moved = dayOf(session.startsAt, event.timeZone) !== input.day;
      const { title, agenda, minutes, status } = input;
      Object.assign(session, { title: title.trim(), agenda, minutes, status, startsAt, endsAt, moduleUuid: input.moduleUuid ?? null, changedAt: this.clock.now() });
      if (moved) await followSessions(em, event);
      await em.flush();
      return session;
    });
  }

  changeEvent(input: ChangeEventInput): Promise<Event> {
    return this.em.transactional(async (em) => {
      const event = await em.findOne(Event, { id: input.eventId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }) ?? refuse();
      demandVersion(event, input.version, eventAsTyped);
      const { venueName, venueAddress, bring, status } = input;
      if (status !== event.status) {
        // A session that was cancelled by itself stays so, unless the whole event was and comes back.
        const all = status === 'cancelled' || event.status === 'cancelled';
        const sessions = await em.find(Session, { event, ...(all ? {} : { status: { $ne: 'cancelled' } }) }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
        for (const session of sessions) Object.assign(session, { status, changedAt: this.clock.now() });
      }
      Object.assign(event, { venueName: venueName.trim(), venueAddress: venueAddress.trim(), bring, status, changedAt: this.clock.now() });
      await em.flush();
      return event;
    });
  }

  private async demandModule(em: EntityManager, uuid: string | null, { cohort }: Event): Promise<void> {
    if (uuid === null) return;
    const known = cohort && await em.findOne(Module, { uuid, curriculumVersion: cohort.curriculumVersion });
    if (!known) throw new Refusal('workshops/unknown-module', { field: 'input.moduleUuid' });
  }
}

/** The days of an event are those of its sessions. */
async function followSessions(em: EntityManager, event: Event): Promise<void> {
  const days = (await em.find(Session, { event })).map(({ startsAt }) => dayOf(startsAt, event.timeZone)).sort();
  event.startsOn = days[0]!;
  event.endsOn = days.at(-1)!;
}

function instant(day: string, time: string, zone: string): Date {
  return DateTime.fromISO(`${day}T${time}`, { zone }).toJSDate();
}

const local = (at: Date, zone: string): DateTime => DateTime.fromJSDate(at, { zone });
const dayOf = (at: Date, zone: string): string => local(at, zone).toISODate()!;

/** The current state under the names of the input. */
const sessionAsTyped = ({ version, title, agenda, startsAt, endsAt, minutes, moduleUuid, status }: Session, { timeZone }: Event): object => ({
  version, title, agenda, day: dayOf(startsAt, timeZone), startsAt: local(startsAt, timeZone).toFormat('HH:mm'), endsAt: local(endsAt, timeZone).toFormat('HH:mm'), minutes, moduleUuid, status,
});
const eventAsTyped = ({ version, venueName, venueAddress, bring, status }: Event): object => ({ version, venueName, venueAddress, bring, status });

function refuse(): never {
  throw notFound();
}
