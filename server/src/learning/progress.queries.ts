import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { instant } from './learning.queries.js';

/** What one person has done of one module. */
export interface ModuleTally {
  readonly moduleUuid: string;
  readonly unitsDone: number;
  /** Lessons, reflections and assignments. */
  readonly unitsRequired: number;
  readonly quizzes: readonly QuizTally[];
}

export interface QuizTally {
  readonly moduleUuid: string;
  readonly unitUuid: string;
  readonly title: string;
  readonly passed: boolean;
  /** Null before the first attempt. */
  readonly bestPoints: number | null;
  readonly pointsPossible: number;
}

export interface PersonTally {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly siteName: string;
  readonly seat: string;
  /** Whether the seat is held on the day that was asked about. */
  readonly current: boolean;
  /** In the order of the curriculum. */
  readonly modules: readonly ModuleTally[];
  readonly lastActivityAt: Date | null;
}

/**
 * What everybody who is or was enrolled in the cohort has done of the version to which it is pinned: a person once, by
 * the latest enrolment; by site in German order, main contact first. One statement however many there are.
 */
export async function progressOfCohort(em: EntityManager, cohortId: string, today: string): Promise<PersonTally[]> {
  const { rows } = await sql<PersonTally>`
    with plan as (
      select m.uuid as module_uuid, m.position as module_position, u.uuid as unit_uuid, u.position, u.kind = 'quiz' as quiz, u.title,
        coalesce(jsonb_array_length(u.quiz->'questions'), 0) as possible
      from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id join unit u on u.module_id = m.id
      where c.id = ${cohortId} and u.kind <> 'session'
    ), people as (
      select distinct on (e.person_id) e.id, e.person_id, e.seat_id, e.valid_from,
        e.valid_from <= ${today}::date and (e.valid_to is null or ${today}::date < e.valid_to) as current from enrolment e
      where e.cohort_id = ${cohortId} order by e.person_id, e.valid_from desc
    ), done as (
      select person_id, unit_uuid, done_at, touched_at as last from unit_progress where cohort_id = ${cohortId}
    ), tried as (
      select person_id, unit_uuid, bool_or(passed) as passed, max(points) as best, max(submitted_at) as last
      from quiz_attempt where cohort_id = ${cohortId} group by person_id, unit_uuid
    ), by_module as (
      select p.id, p.person_id, n.module_uuid, n.module_position,
        count(*) filter (where not n.quiz and d.done_at is not null)::int as units_done, count(*) filter (where not n.quiz)::int as units_required,
        coalesce(jsonb_agg(jsonb_build_object('moduleUuid', n.module_uuid, 'unitUuid', n.unit_uuid, 'title', n.title, 'passed', coalesce(t.passed, false),
          'bestPoints', t.best, 'pointsPossible', n.possible) order by n.position) filter (where n.quiz), '[]') as quizzes,
        greatest(max(d.last), max(t.last)) as last
      from people p cross join plan n
      left join done d on d.person_id = p.person_id and d.unit_uuid = n.unit_uuid
      left join tried t on t.person_id = p.person_id and t.unit_uuid = n.unit_uuid
      group by p.id, p.person_id, n.module_uuid, n.module_position
    ), by_person as (
      select id, max(last) as last, jsonb_agg(jsonb_build_object('moduleUuid', module_uuid, 'unitsDone', units_done, 'unitsRequired', units_required,
        'quizzes', quizzes) order by module_position) as modules
      from by_module group by id
    )
    select p.id as "enrolmentId", p.person_id as "personId", person.given_name as "givenName", person.family_name as "familyName",
      site.short_name as "siteName", s.kind as seat, p.current, coalesce(b.modules, '[]') as modules, b.last as "lastActivityAt"
    from people p join person on person.id = p.person_id join seat s on s.id = p.seat_id join site on site.id = s.site_id left join by_person b on b.id = p.id
    order by site.short_name, s.kind = 'main' desc, s.kind = 'deputy' desc, p.valid_from, p.id`.execute(em.getKysely());
  return rows.map((row) => ({ ...row, lastActivityAt: instant(row.lastActivityAt) }));
}
