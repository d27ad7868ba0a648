import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { enrolledIn, presenceIn, seatsIn, sessionsOf, substitutesIn } from './attendance.queries.js';
import { minutesAttended, type PersonsInSession, personsOf, type Represented, representedIn, type SeatInSession, type Stand, standOf } from './attendance.rules.js';

/** Minutes by the module's uuid (of all versions); sessions that teach no module stand under null. */
export type MinutesByModule = ReadonlyMap<string | null, number>;

export interface PersonMinutes {
  readonly personId: string;
  readonly modules: MinutesByModule;
  /** Minutes by the event's id. */
  readonly events: ReadonlyMap<string, number>;
  /** Sum over all modules, in minutes. */
  readonly attended: number;
  /** Of sessions on days on which the person held a seat, without a mark: counted as nothing. */
  readonly notRecorded: number;
}

export interface CohortMinutes {
  /** What the programme offered, alike for everybody: sessions that were not cancelled. */
  readonly offered: { readonly total: number; readonly modules: MinutesByModule; readonly events: ReadonlyMap<string, number> };
  /** Everybody who holds or held a seat of the cohort, each once. */
  readonly persons: readonly PersonMinutes[];
}

export interface SiteInSession extends PersonsInSession {
  readonly sessionId: string;
  readonly key: string;
  readonly stand: Stand;
}

export interface SiteAtEvent {
  readonly eventId: string;
  readonly represented: Represented;
  readonly sessions: readonly SiteInSession[];
}

/** A site of the cohort at each event that has a session which was not cancelled. */
export interface SiteRepresentation {
  readonly siteId: string;
  readonly events: readonly SiteAtEvent[];
}

/** What was recorded, as figures: the face of this room for learning, certificates and reporting. */
@Injectable()
export class Attendance {
  constructor(private readonly em: EntityManager) {}

  /** Minutes attended, offered and not recorded for everybody in the cohort. */
  async minutesOf(cohortId: string): Promise<CohortMinutes> {
    // One after the other: within a transaction they share a connection.
    const sessions = await sessionsOf(this.em, cohortId);
    const enrolled = await enrolledIn(this.em, cohortId);
    const presences = await presenceIn(this.em, cohortId);
    const byId = new Map(sessions.map((session) => [session.id, session]));
    const offered = new Map<string | null, number>();
    const offeredAt = new Map<string, number>();
    for (const { module, event, minutes } of sessions) {
      add(offered, module, minutes);
      add(offeredAt, event, minutes);
    }

    const persons = new Map(enrolled.map(({ person }) => [person, { personId: person, modules: new Map<string | null, number>(), events: new Map<string, number>(), attended: 0, notRecorded: 0 }]));
    for (const { session, person, kind, missed } of presences) {
      const { minutes, module, event } = byId.get(session)!;
      const figures = persons.get(person)!;
      if (kind === null) {
        figures.notRecorded += minutes;
      } else {
        const attended = minutesAttended(minutes, { kind, minutesMissed: missed });
        figures.attended += attended;
        add(figures.modules, module, attended);
        add(figures.events, event, attended);
      }
    }
    return { offered: { total: sum(offered.values()), modules: offered, events: offeredAt }, persons: [...persons.values()] };
  }

  /** Each site at each event and in each session, by name of the site; represented by at least so many persons. */
  async representationOf(cohortId: string, atLeast = 1): Promise<SiteRepresentation[]> {
    const sessions = await sessionsOf(this.em, cohortId);
    const seats = await seatsIn(this.em, cohortId);
    const presences = await presenceIn(this.em, cohortId);
    const substitutes = await substitutesIn(this.em, cohortId);
    const present = Map.groupBy(presences, ({ session, seat }) => `${session} ${seat}`);
    const stoodIn = new Set(substitutes.map(({ session, seat }) => `${session} ${seat}`));
    const events = Map.groupBy(sessions, ({ event }) => event);

    return [...Map.groupBy(seats, ({ site }) => site)].map(([siteId, held]) => ({
      siteId,
      events: [...events].map(([eventId, blocks]) => {
        const inSessions = blocks.map(({ id, key, minutes }): SiteInSession => {
          const filled = held.map(({ seat, kind }): SeatInSession => ({
            kind,
            marks: (present.get(`${id} ${seat}`) ?? []).map((row) => (row.kind ? { kind: row.kind, minutesMissed: row.missed } : null)),
            substitute: stoodIn.has(`${id} ${seat}`),
          }));
          return { sessionId: id, key, stand: standOf(filled, minutes), ...personsOf(filled, minutes) };
        });
        return { eventId, represented: representedIn(inSessions, atLeast), sessions: inSessions };
      }),
    }));
  }
}

function add<K>(minutes: Map<K, number>, of: K, more: number): void {
  minutes.set(of, (minutes.get(of) ?? 0) + more);
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, one) => total + one, 0);
