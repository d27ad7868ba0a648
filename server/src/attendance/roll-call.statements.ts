import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { MarkInput, SubstituteInput } from './attendance.inputs.js';

/*
 * One statement however many marks: a unit of work would send 1,000 rows in batches. Versions come from a sequence, so
 * that a mark taken back and made anew never has a version that somebody saw before.
 */

interface Noted {
  readonly session: string;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
}

const execute = async (em: EntityManager, statement: RawBuilder<unknown>): Promise<void> => { await statement.execute(em.getKysely()); };

/** Undefined for no session. */
export const lockSession = async (em: EntityManager, session: string): Promise<{ id: string; cancelled: boolean } | undefined> =>
  (await sql<{ id: string; cancelled: boolean }>`
    select s.id, 'cancelled' in (s.status, e.status) as cancelled from session s join event e on e.id = s.event_id where s.id = ${session} for update of s`.execute(em.getKysely())).rows[0];

export const eraseMarks = (em: EntityManager, session: string, enrolments: readonly string[]): Promise<void> =>
  execute(em, sql`delete from mark where session_id = ${session} and enrolment_id = any(${enrolments}::uuid[])`);

export const eraseSubstitutes = (em: EntityManager, session: string, seats: readonly string[]): Promise<void> =>
  execute(em, sql`delete from substitute where session_id = ${session} and seat_id = any(${seats}::uuid[])`);

export const keepMarks = (em: EntityManager, { session, recordedBy, recordedAt }: Noted, marks: readonly MarkInput[]): Promise<void> => execute(em, sql`
  insert into mark (id, session_id, person_id, enrolment_id, seat_id, site_id, seat_kind, kind, minutes_missed, note, recorded_by, recorded_at, version)
  select gen_random_uuid(), ${session}, e.person_id, e.id, e.seat_id, t.site_id, t.kind, given.kind, given.missed, given.note, ${recordedBy}::uuid, ${recordedAt}, nextval('mark_version')
  from unnest(${marks.map((mark) => mark.enrolmentId)}::uuid[], ${marks.map((mark) => mark.kind)}::text[], ${marks.map((mark) => mark.minutesMissed ?? 0)}::integer[],
    ${marks.map((mark) => mark.note?.trim() ?? '')}::text[]) as given (enrolment, kind, missed, note)
  join enrolment e on e.id = given.enrolment join seat t on t.id = e.seat_id
  on conflict (session_id, person_id) do update set kind = excluded.kind, minutes_missed = excluded.minutes_missed, note = excluded.note,
    recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = excluded.version`);

export const keepSubstitutes = (em: EntityManager, { session, recordedBy, recordedAt }: Noted, substitutes: readonly SubstituteInput[]): Promise<void> => execute(em, sql`
  insert into substitute (id, session_id, seat_id, site_id, name, recorded_by, recorded_at, version)
  select gen_random_uuid(), ${session}, t.id, t.site_id, given.name, ${recordedBy}::uuid, ${recordedAt}, nextval('mark_version')
  from unnest(${substitutes.map(({ seatId }) => seatId)}::uuid[], ${substitutes.map(({ name }) => name!.trim())}::text[]) as given (seat, name)
  join seat t on t.id = given.seat
  on conflict (session_id, seat_id) do update set name = excluded.name, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at, version = excluded.version`);

export const keepClosing = (em: EntityManager, { session, recordedBy, recordedAt }: Noted): Promise<void> =>
  execute(em, sql`insert into roll_call_closing (id, session_id, closed_by, closed_at) values (gen_random_uuid(), ${session}, ${recordedBy}, ${recordedAt})`);

export const endClosing = (em: EntityManager, { session, recordedBy, recordedAt }: Noted, reason: string): Promise<void> =>
  execute(em, sql`update roll_call_closing set reopened_by = ${recordedBy}, reopened_at = ${recordedAt}, reason = ${reason} where session_id = ${session} and reopened_at is null`);
