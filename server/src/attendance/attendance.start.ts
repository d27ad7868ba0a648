import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import { Start, type StartContribution } from '../programmes/start.js';
import { concerns } from '../workshops/concerns.js';
import { Attendance } from './attendance.service.js';

interface Stop {
  readonly session: string;
  readonly event: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly bring: string;
  readonly teaches: boolean;
  readonly dayHasCome: boolean;
  readonly attends: boolean;
}

/** Who answers for the lists of a programme being kept. */
const AROUND = ['trainer', 'organiser', 'issuer'] as const;

/** What this room says to the start page: the next sessions, marks that are missing, sites that nobody stood for. */
@Injectable()
export class AttendanceStart implements OnModuleInit {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, private readonly start: Start, private readonly attendance: Attendance) {}

  onModuleInit(): void {
    this.start.answeredBy(async (actor) => ({ next: await this.nextFor(actor) }));
    this.start.answeredBy((actor) => this.ofTrainer(actor));
    this.start.answeredBy((actor) => this.ofCounted(actor));
  }

  private async ofTrainer(actor: Actor): Promise<StartContribution> {
    const programmes = idsOf(actor, 'programme', ['trainer']);
    return programmes.length ? { todo: await this.marksMissing(programmes) } : {};
  }

  private async ofCounted(actor: Actor): Promise<StartContribution> {
    const counted = idsOf(actor, 'programme', AROUND).length || idsOf(actor, 'site', ['site-contact']).length || idsOf(actor, 'cohort', ['participant']).length;
    return counted ? { missing: [...await this.marksRecorded(actor), ...await this.sitesUnrepresented(actor)] } : {};
  }

  // Who teaches or attends sees sessions, who stands around them each day as a whole.
  private async nextFor(actor: Actor): Promise<NonNullable<StartContribution['next']>> {
    const { rows } = await sql<Stop>`
      with ahead as (
        select s.*, e.title as event_title, concat_ws(', ', nullif(e.venue_name, ''), nullif(e.venue_address, '')) as place, e.bring, e.online_url,
          e.programme_id = any(${idsOf(actor, 'programme', ['trainer'])}::uuid[]) as teaches,
          exists (select from enrolment n where n.cohort_id = e.cohort_id and n.person_id = ${actor.personId}
            and daterange(n.valid_from, n.valid_to) @> (s.starts_at at time zone e.time_zone)::date) as attends,
          row_number() over (partition by s.event_id, (s.starts_at at time zone e.time_zone)::date order by s.starts_at) as of_day,
          (s.starts_at at time zone e.time_zone)::date <= (${this.clock.now()}::timestamptz at time zone e.time_zone)::date as day_has_come,
          max(s.ends_at) over (partition by s.event_id, (s.starts_at at time zone e.time_zone)::date) as day_ends
        from session s join event e on e.id = s.event_id
        where s.status <> 'cancelled' and e.status <> 'cancelled' and ${concerns(sql`${actor.personId}::uuid`)})
      select id as session, event_id as event, case when teaches or attends then title else event_title end as title, starts_at as "startsAt",
        case when teaches or attends then ends_at else day_ends end as "endsAt", coalesce(nullif(place, ''), online_url, '') as place, bring, teaches, attends, day_has_come as "dayHasCome"
      from ahead
      where (teaches or attends) and ends_at > ${this.clock.now()}
        or not (teaches or attends) and of_day = 1 and day_ends > ${this.clock.now()}
      order by starts_at, id limit 12`.execute(this.em.getKysely());
    // More than a day has: which of them the page shows, it decides with those of the other rooms.
    return rows.map(({ session, event, title, startsAt, endsAt, place, bring, teaches, attends, dayHasCome }) => ({
      kind: 'session', title, startsAt: new Date(startsAt), endsAt: new Date(endsAt), place, bring: teaches || attends ? bring : '',
      // Before its day nobody can be there yet: what is to be known then is where and what.
      ...(teaches && dayHasCome ? { link: `/sessions/${session}/attendance`, action: 'record-attendance' } : { link: `/events/${event}`, action: 'open-session' }),
    }));
  }

  private async marksMissing(programmes: readonly string[]): Promise<NonNullable<StartContribution['todo']>> {
    const { rows } = await sql<{ session: string; title: string; missing: number }>`
      select s.id as session, s.title, count(*)::int as missing
      from session s join event e on e.id = s.event_id
      join enrolment n on n.cohort_id = e.cohort_id and daterange(n.valid_from, n.valid_to) @> (s.starts_at at time zone e.time_zone)::date
      where e.programme_id = any(${programmes}::uuid[]) and s.ends_at <= ${this.clock.now()} and s.status <> 'cancelled' and e.status <> 'cancelled'
        and not exists (select from mark m where m.session_id = s.id and m.person_id = n.person_id)
      group by s.id order by s.starts_at desc, s.id`.execute(this.em.getKysely());
    return rows.map(({ session, title, missing }) => ({ kind: 'marks-missing', subject: title, count: missing, dueAt: null, link: `/sessions/${session}/attendance` }));
  }

  // Without this line, a list that nobody has filled in reads as if nobody had missed anything.
  private async marksRecorded(actor: Actor): Promise<NonNullable<StartContribution['missing']>> {
    const { rows } = await sql<{ cohort: string; title: string; recorded: number; due: number; around: boolean }>`
      with near as (
        select id, false as around from enrolment where person_id = ${actor.personId}
        union all select n.id, true from enrolment n join cohort c on c.id = n.cohort_id where c.programme_id = any(${idsOf(actor, 'programme', AROUND)}::uuid[])
        union all select n.id, true from enrolment n join seat t on t.id = n.seat_id where t.site_id = any(${idsOf(actor, 'site', ['site-contact'])}::uuid[])
      ), concerned as (select id, bool_or(around) as around from near group by id)
      select c.id as cohort, c.title, count(m.id)::int as recorded, count(*)::int as due, bool_or(around) as around
      from concerned join enrolment n using (id) join cohort c on c.id = n.cohort_id join event e on e.cohort_id = c.id join session s on s.event_id = e.id
      left join mark m on m.session_id = s.id and m.person_id = n.person_id
      where daterange(n.valid_from, n.valid_to) @> (s.starts_at at time zone e.time_zone)::date
        and s.starts_at <= ${this.clock.now()} and s.status <> 'cancelled' and e.status <> 'cancelled'
      group by c.id having count(m.id) < count(*) order by c.starts_on desc, c.id`.execute(this.em.getKysely());
    return rows.map(({ cohort, title, recorded, due, around }) => ({
      kind: 'marks-recorded', subject: title, count: recorded, of: due, dueAt: null, link: around ? `/cohorts/${cohort}/attendance` : `/learning/${cohort}`,
    }));
  }

  private async sitesUnrepresented(actor: Actor): Promise<NonNullable<StartContribution['missing']>> {
    const sites = idsOf(actor, 'site', ['site-contact']);
    if (!sites.length) return [];
    const { rows } = await sql<{ cohort: string; site: string; name: string }>`
      select distinct c.id as cohort, i.id as site, i.short_name as name, c.starts_on
      from seat t join cohort c on c.id = t.cohort_id join site i on i.id = t.site_id
      where i.id = any(${sites}::uuid[]) order by c.starts_on desc, c.id`.execute(this.em.getKysely());
    const missing = [];
    for (const { cohort, site, name } of rows) {
      const own = (await this.attendance.representationOf(cohort)).find(({ siteId }) => siteId === site);
      const count = (own?.events ?? []).flatMap(({ sessions }) => sessions).filter(({ stand }) => stand === 'none').length;
      if (count) missing.push({ kind: 'site-unrepresented', subject: name, count, dueAt: null, link: `/cohorts/${cohort}/attendance` });
    }
    return missing;
  }
}
