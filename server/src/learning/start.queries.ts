import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { instant } from './learning.queries.js';

/** What is left of one open module for one person. */
export interface OpenModule {
  readonly cohortId: string;
  readonly moduleUuid: string;
  readonly title: string;
  readonly closesAt: Date | null;
  readonly unitsOpen: number;
  /** The first unit that is not done, for the link; a quiz without attempts left is none. */
  readonly nextUnit: string | null;
  readonly quizTitle: string | null;
  readonly quizUnit: string | null;
  readonly quizTried: boolean;
}

/** The modules that are open now, in cohorts in which the person holds a seat today, with what is left to do in them. One statement. */
export async function openModulesOf(em: EntityManager, personId: string, now: Date, today: string): Promise<OpenModule[]> {
  const { rows } = await sql<OpenModule>`
    with seats as (
      select distinct c.id, c.curriculum_version_id from enrolment e join cohort c on c.id = e.cohort_id
      where e.person_id = ${personId} and e.valid_from <= ${today}::date and (e.valid_to is null or ${today}::date < e.valid_to)
    ), units as (
      select c.id as cohort_id, m.uuid as module_uuid, m.title as module_title, m.position as module_position, o.closes_at,
        u.uuid, u.title, u.position, u.kind = 'quiz' as quiz,
        (select count(*) from quiz_attempt a where a.cohort_id = c.id and a.person_id = ${personId} and a.unit_uuid = u.uuid) as attempts,
        (u.quiz->>'attempts')::int as allowed,
        exists (select from quiz_attempt a where a.cohort_id = c.id and a.person_id = ${personId} and a.unit_uuid = u.uuid and a.passed)
          or exists (select from unit_progress p where p.cohort_id = c.id and p.person_id = ${personId} and p.unit_uuid = u.uuid and p.done_at is not null) as done
      from seats c join module_opening o on o.cohort_id = c.id and o.opens_at <= ${now} and (o.closes_at is null or ${now} < o.closes_at)
      join module m on m.curriculum_version_id = c.curriculum_version_id and m.uuid = o.module_uuid
      join unit u on u.module_id = m.id and u.kind <> 'session'
    )
    select cohort_id as "cohortId", module_uuid as "moduleUuid", module_title as title, closes_at as "closesAt",
      count(*) filter (where not quiz)::int as "unitsOpen",
      (array_agg(uuid order by position) filter (where not quiz or allowed is null or attempts < allowed))[1] as "nextUnit",
      min(title) filter (where quiz) as "quizTitle", (array_agg(uuid) filter (where quiz))[1] as "quizUnit",
      coalesce(bool_or(attempts > 0) filter (where quiz), false) as "quizTried"
    from units where not done group by cohort_id, module_uuid, module_title, module_position, closes_at
    order by closes_at nulls last, module_position`.execute(em.getKysely());
  return rows.map((row) => ({ ...row, closesAt: instant(row.closesAt) }));
}

export interface ModuleToOpen {
  readonly cohortId: string;
  readonly title: string;
  readonly cohortTitle: string;
  /** Null where no day is set. */
  readonly opensAt: Date | null;
}

/** Modules of running cohorts of the programmes that open between two instants, or have no day yet. One statement. */
export async function modulesToOpen(em: EntityManager, programmes: readonly string[], now: Date, until: Date, today: string): Promise<ModuleToOpen[]> {
  const { rows } = await sql<ModuleToOpen>`
    select c.id as "cohortId", c.title as "cohortTitle", m.title, o.opens_at as "opensAt"
    from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id
    left join module_opening o on o.cohort_id = c.id and o.module_uuid = m.uuid
    where c.programme_id = any(${programmes}::uuid[]) and c.ends_on >= ${today}::date
      and (o.id is null or (o.opens_at > ${now} and o.opens_at <= ${until}))
    order by o.opens_at nulls last, c.title, m.position limit 20`.execute(em.getKysely());
  return rows.map((row) => ({ ...row, opensAt: instant(row.opensAt) }));
}
