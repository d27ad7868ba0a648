import { type RawBuilder, sql } from 'kysely';

/**
 * Sessions that concern a person: those of a cohort on the days on which a seat in it is held, and all of the programmes
 * that the person runs. Who leaves a cohort sees no session from that day on, and keeps what was before. A site contact
 * knows when people of the site are away: the sessions of cohorts in which it has a seat that day. Committee and funder
 * are invited to presentations; all other days of their programmes would only fill their calendars.
 * A condition on session `s` of event `e`: the dates, the feed and the start page ask the same.
 */
export const concerns = (person: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (e.programme_id in (select r.programme_id from role_assignment r where r.person_id = ${person} and r.ended_at is null and r.role in ('trainer', 'organiser', 'issuer'))
   or exists (select from enrolment n where n.person_id = ${person} and n.cohort_id = e.cohort_id
     and daterange(n.valid_from, n.valid_to) @> (s.starts_at at time zone e.time_zone)::date)
   or exists (select from role_assignment r join seat t on t.site_id = r.site_id where r.person_id = ${person} and r.ended_at is null and r.role = 'site-contact' and t.cohort_id = e.cohort_id
     and daterange(t.valid_from, t.valid_to) @> (s.starts_at at time zone e.time_zone)::date)
   or e.kind = 'presentation' and e.programme_id in (select r.programme_id from role_assignment r where r.person_id = ${person} and r.ended_at is null and r.role in ('committee', 'funder')))`;
