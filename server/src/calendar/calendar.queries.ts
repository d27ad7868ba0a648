import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { authorship } from '../platform/audit/author.js';
import { concerns } from '../workshops/concerns.js';

/** One session as a calendar entry. Instants in milliseconds since 1970, so that the digest hangs on no server's zone. */
export interface FeedDate {
  readonly id: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly changedAt: number;
  readonly title: string;
  readonly agenda: string;
  readonly status: 'tentative' | 'confirmed' | 'cancelled';
  readonly sequence: number;
  readonly eventId: string;
  readonly eventTitle: string;
  readonly timeZone: string;
  readonly venueName: string;
  readonly venueAddress: string;
  readonly onlineUrl: string | null;
  readonly bring: string;
  readonly programme: string;
  readonly moduleTitle: string | null;
}

/** A {@link FeedDate} as PostgreSQL writes it: the same text is the same entry, and of a thousand one or two are read. */
export interface WrittenDate {
  readonly text: string;
  readonly timeZone: string;
}

export interface OpenFeed {
  readonly subscriptionId: string;
  readonly personId: string;
  readonly language: 'de' | 'en';
  readonly lastUsedOn: string | null;
  /** Another one whenever anything in any calendar may be another. */
  readonly revision: string;
}

/** The subscription behind a token's hash: no row for none in force. */
export const openFeed = (tokenHash: RawBuilder<string>): RawBuilder<OpenFeed> => sql`
  select u.id as "subscriptionId", u.person_id as "personId", p.language, u.last_used_on::text as "lastUsedOn", v.number as revision
  from calendar_subscription u join person p on p.id = u.person_id cross join calendar_revision v
  where u.token_hash = ${tokenHash} and u.revoked_at is null`;

/** The dates with the revision of exactly these, in one statement: a change in between must not name the wrong content. */
export async function readDates(em: EntityManager, personId: string): Promise<{ dates: readonly WrittenDate[]; revision: string }> {
  const { rows } = await sql<{ revision: string; text: string | null; timeZone: string }>`
    select v.number as revision, to_json(dates)::text as text, dates."timeZone" from calendar_revision v left join (
      select s.id,
        (extract(epoch from s.starts_at) * 1000)::bigint as "startsAt",
        (extract(epoch from s.ends_at) * 1000)::bigint as "endsAt",
        (extract(epoch from greatest(s.changed_at, e.changed_at)) * 1000)::bigint as "changedAt",
        s.title, s.agenda, case when e.status = 'confirmed' or s.status = 'cancelled' then s.status else e.status end as status, s.sequence,
        e.id as "eventId", e.title as "eventTitle", e.time_zone as "timeZone", e.venue_name as "venueName", e.venue_address as "venueAddress",
        e.online_url as "onlineUrl", e.bring, p.title as programme, m.title as "moduleTitle"
      from session s join event e on e.id = s.event_id join programme p on p.id = e.programme_id
      left join cohort c on c.id = e.cohort_id
      left join module m on m.curriculum_version_id = c.curriculum_version_id and m.uuid = s.module_uuid
      where ${concerns(sql`${personId}::uuid`)}
    ) dates on true order by dates."startsAt", dates.id`.execute(em.getKysely());
  return { dates: rows.flatMap(({ text, timeZone }) => (text ? [{ text, timeZone }] : [])), revision: rows[0]!.revision };
}

/** Once a day is enough to tell a used address from a forgotten one, and spares a write at every visit. */
export async function noteUse(em: EntityManager, subscriptionId: string, day: string): Promise<void> {
  await sql`with author as materialized (${authorship()})
    update calendar_subscription set last_used_on = ${day}::date from author
    where id = ${subscriptionId} and last_used_on is distinct from ${day}::date`.execute(em.getKysely());
}

/** Ids of the sessions that concern a person: those that end before an instant, or those that end then or later. */
export async function sessionIdsOf(em: EntityManager, personId: string, instant: Date, earlier: boolean): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from session s join event e on e.id = s.event_id
    where ${concerns(sql`${personId}::uuid`)} and (s.ends_at < ${instant}::timestamptz) = ${earlier}::boolean`.execute(em.getKysely());
  return rows.map(({ id }) => id);
}
