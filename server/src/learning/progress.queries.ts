import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

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

/** A unit of the version to which the cohort is pinned; what is learned in a workshop is not among them. */
interface PlannedUnit {
  readonly module: string;
  readonly unit: string;
  readonly title: string;
  readonly quiz: boolean;
  readonly possible: number;
}

/** Units by their place in the plan: to name each by uuid and title for each person would be most of the answer. */
interface PersonRow extends Omit<PersonTally, 'modules' | 'lastActivityAt'> {
  readonly done: readonly number[];
  /** Place, points of the best attempt, whether one was passed. */
  readonly tried: readonly (readonly [number, number, boolean])[];
  /** In milliseconds since 1970. */
  readonly last: number | null;
}

/**
 * What everybody who is or was enrolled in the cohort has done of the version to which it is pinned: a person once, by
 * the latest enrolment; by site in German order, main contact first. One statement however many there are.
 */
export async function progressOfCohort(em: EntityManager, cohortId: string, today: string): Promise<PersonTally[]> {
  const { rows: [found] } = await sql<{ plan: PlannedUnit[]; people: PersonRow[] }>`
    with plan as (
      select row_number() over (order by m.position, u.position) - 1 as place, m.uuid as module, u.uuid as unit, u.title, u.kind = 'quiz' as quiz,
        coalesce(jsonb_array_length(u.quiz->'questions'), 0) as possible
      from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id join unit u on u.module_id = m.id
      where c.id = ${cohortId} and u.kind <> 'session'
    ), people as (
      select distinct on (e.person_id) e.id, e.person_id, e.seat_id, e.valid_from,
        e.valid_from <= ${today}::date and (e.valid_to is null or ${today}::date < e.valid_to) as current from enrolment e
      where e.cohort_id = ${cohortId} order by e.person_id, e.valid_from desc
    ), done as (
      select person_id, json_agg(place) filter (where done_at is not null) as places, max(touched_at) as last
      from unit_progress join plan on unit = unit_uuid where cohort_id = ${cohortId} group by person_id
    ), best as (
      select person_id, place, max(points) as points, bool_or(passed) as passed, max(submitted_at) as last
      from quiz_attempt join plan on unit = unit_uuid where cohort_id = ${cohortId} group by person_id, place
    ), tried as (
      select person_id, json_agg(json_build_array(place, points, passed)) as quizzes, max(last) as last from best group by person_id
    )
    select (select coalesce(json_agg(plan order by place), '[]') from plan) as plan, coalesce(json_agg(json_build_object(
      'enrolmentId', p.id, 'personId', p.person_id, 'givenName', person.given_name, 'familyName', person.family_name, 'siteName', site.short_name,
      'seat', s.kind, 'current', p.current, 'done', coalesce(d.places, '[]'), 'tried', coalesce(t.quizzes, '[]'),
      'last', (extract(epoch from greatest(d.last, t.last)) * 1000)::float8
    ) order by site.short_name, s.kind = 'main' desc, s.kind = 'deputy' desc, p.valid_from, p.id), '[]') as people
    from people p join person on person.id = p.person_id join seat s on s.id = p.seat_id join site on site.id = s.site_id
    left join done d on d.person_id = p.person_id left join tried t on t.person_id = p.person_id`.execute(em.getKysely());
  const modules = [...Map.groupBy(found!.plan.map((unit, place) => ({ ...unit, place })), ({ module }) => module)];
  return found!.people.map(({ done, tried, last, ...person }) => {
    const [finished, attempts] = [new Set(done), new Map(tried.map((attempt) => [attempt[0], attempt]))];
    return {
      ...person, lastActivityAt: last === null ? null : new Date(last),
      modules: modules.map(([moduleUuid, units]): ModuleTally => {
        const required = units.filter(({ quiz }) => !quiz);
        return {
          moduleUuid, unitsRequired: required.length, unitsDone: required.filter(({ place }) => finished.has(place)).length,
          quizzes: units.filter(({ quiz }) => quiz).map(({ unit: unitUuid, title, possible: pointsPossible, place }) => {
            const [, bestPoints = null, passed = false] = attempts.get(place) ?? [];
            return { moduleUuid, unitUuid, title, passed, bestPoints, pointsPossible };
          }),
        };
      }),
    };
  });
}
