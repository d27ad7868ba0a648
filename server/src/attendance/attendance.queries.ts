import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { SeatKind } from '../cohorts/seat.js';
import type { MarkKind } from './mark.js';

/** A person of a session: who holds a seat on its day, or has a mark from a day on which they held one. */
export interface PresenceRow {
  readonly session: string;
  readonly person: string;
  readonly enrolment: string;
  readonly seat: string;
  readonly site: string;
  readonly seatKind: SeatKind;
  /** False where only the mark remains, since the seat was given on for that day. */
  readonly holds: boolean;
  readonly kind: MarkKind | null;
  readonly missed: number;
}

export interface SessionRow {
  readonly id: string;
  readonly event: string;
  readonly key: string;
  readonly minutes: number;
  readonly module: string | null;
}

/** Sessions of a cohort that were not cancelled, in the order of their times. */
export async function sessionsOf(em: EntityManager, cohort: string): Promise<SessionRow[]> {
  return (await sql<SessionRow>`
    select s.id, s.event_id as event, s.key, s.minutes, s.module_uuid as module
    from session s join event e on e.id = s.event_id
    where e.cohort_id = ${cohort} and s.status <> 'cancelled' and e.status <> 'cancelled'
    order by s.starts_at, s.id`.execute(em.getKysely())).rows;
}

// Holders of the session's day, in the zone of its event, beside the marks: a mark keeps the seat and site of its day.
const presence = (which: ReturnType<typeof sql>, columns: ReturnType<typeof sql>, beside: ReturnType<typeof sql>): ReturnType<typeof sql> => sql`
  with at as (
    select s.id, e.cohort_id, (s.starts_at at time zone e.time_zone)::date as day
    from session s join event e on e.id = s.event_id where ${which}),
  holder as (
    select at.id as session_id, n.person_id, n.id as enrolment_id, n.seat_id, t.site_id, t.kind as seat_kind
    from at join enrolment n on n.cohort_id = at.cohort_id and n.valid_from <= at.day and (n.valid_to is null or at.day < n.valid_to)
    join seat t on t.id = n.seat_id),
  marked as (select m.* from mark m join at on at.id = m.session_id)
  select session_id as session, person_id as person, coalesce(m.enrolment_id, h.enrolment_id) as enrolment, coalesce(m.seat_id, h.seat_id) as seat,
    coalesce(m.site_id, h.site_id) as site, coalesce(m.seat_kind, h.seat_kind) as "seatKind", h.enrolment_id is not null as holds,
    m.kind, coalesce(m.minutes_missed, 0) as missed ${columns}
  from holder h full join marked m using (session_id, person_id) ${beside}`;

/** Everybody in the sessions of a cohort that were not cancelled. */
export async function presenceIn(em: EntityManager, cohort: string): Promise<PresenceRow[]> {
  const which = sql`e.cohort_id = ${cohort} and s.status <> 'cancelled' and e.status <> 'cancelled'`;
  return (await presence(which, sql``, sql``).execute(em.getKysely())).rows as PresenceRow[];
}

export interface RollCallRow extends PresenceRow {
  readonly givenName: string;
  readonly familyName: string;
  readonly note: string;
  readonly recordedAt: string | null;
  readonly version: number | null;
}

/** Everybody of one session, with names and the version of each mark. */
const peopleOf = (session: string): ReturnType<typeof sql> => presence(
  sql`s.id = ${session}`,
  sql`, p.given_name as "givenName", p.family_name as "familyName", coalesce(m.note, '') as note, m.recorded_at as "recordedAt", m.version`,
  sql`join person p on p.id = person_id order by p.family_name, p.given_name, p.id`,
);

export interface SeatRow {
  readonly seat: string;
  readonly kind: SeatKind;
  readonly site: string;
  readonly siteName: string;
  readonly siteShortName: string;
  readonly substitute: string | null;
  readonly substituteVersion: number | null;
}

export interface RollCallRead {
  readonly minutes: number;
  /** Of the session in the zone of its event, as YYYY-MM-DD. */
  readonly day: string;
  readonly dayHasCome: boolean;
  readonly closing: { readonly closedAt: string; readonly closedBy: string | null } | null;
  readonly seats: readonly SeatRow[];
  readonly people: readonly RollCallRow[];
}

/** The list of one session: its seats on its day, by site, main contact first, with who stood in, and everybody on them; undefined for no session. One statement. */
export async function readRollCall(em: EntityManager, session: string, now: Date): Promise<RollCallRead | undefined> {
  const { rows } = await sql<RollCallRead>`
    with at as (
      select s.id, s.minutes, e.cohort_id, (s.starts_at at time zone e.time_zone)::date as day, (${now}::timestamptz at time zone e.time_zone)::date as today
      from session s join event e on e.id = s.event_id where s.id = ${session}
    ), seats as (
      select t.id as seat, t.kind, i.id as site, i.name as "siteName", i.short_name as "siteShortName", b.name as substitute, b.version as "substituteVersion"
      from at join seat t on t.cohort_id = at.cohort_id join site i on i.id = t.site_id left join substitute b on b.seat_id = t.id and b.session_id = at.id
      where t.valid_from <= at.day and (t.valid_to is null or at.day < t.valid_to) or b.id is not null or exists (select from mark m where m.session_id = at.id and m.seat_id = t.id)
      order by i.name, i.id, array_position(array['main', 'deputy', 'further'], t.kind), t.id
    )
    select minutes, day::text, day <= today as "dayHasCome",
      (select json_build_object('closedAt', k.closed_at, 'closedBy', p.given_name || ' ' || p.family_name)
        from roll_call_closing k left join person p on p.id = k.closed_by where k.session_id = at.id and k.reopened_at is null) as closing,
      (select coalesce(json_agg(seats), '[]') from seats) as seats,
      (select coalesce(json_agg(people), '[]') from (${peopleOf(session)}) people) as people
    from at`.execute(em.getKysely());
  return rows[0];
}

export interface SubstituteRow {
  readonly session: string;
  readonly seat: string;
}

/** Where somebody stood in, in the sessions of a cohort. */
export async function substitutesIn(em: EntityManager, cohort: string): Promise<SubstituteRow[]> {
  return (await sql<SubstituteRow>`
    select b.session_id as session, b.seat_id as seat from substitute b
    join session s on s.id = b.session_id join event e on e.id = s.event_id where e.cohort_id = ${cohort}`.execute(em.getKysely())).rows;
}

export interface CohortSeatRow {
  readonly seat: string;
  readonly kind: SeatKind;
  readonly site: string;
}

/** All seats of a cohort, by site in German order. */
export async function seatsIn(em: EntityManager, cohort: string): Promise<CohortSeatRow[]> {
  return (await sql<CohortSeatRow>`
    select t.id as seat, t.kind, t.site_id as site from seat t join site i on i.id = t.site_id where t.cohort_id = ${cohort}
    order by i.name, i.id, array_position(array['main', 'deputy', 'further'], t.kind), t.id`.execute(em.getKysely())).rows;
}

export interface EnrolledRow {
  readonly enrolment: string;
  readonly person: string;
  readonly site: string;
  readonly seatKind: SeatKind;
}

/** Everybody who holds or held a seat, by site, main contact first; a person once for each seat held. */
export async function enrolledIn(em: EntityManager, cohort: string): Promise<EnrolledRow[]> {
  return (await sql<EnrolledRow>`
    select n.id as enrolment, n.person_id as person, t.site_id as site, t.kind as "seatKind"
    from enrolment n join seat t on t.id = n.seat_id join site i on i.id = t.site_id where n.cohort_id = ${cohort}
    order by i.name, i.id, array_position(array['main', 'deputy', 'further'], t.kind), n.valid_from, n.id`.execute(em.getKysely())).rows;
}
