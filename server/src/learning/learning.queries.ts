import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { UnitKind } from '../curricula/unit.js';

/** One unit of the cohort's version with its module around it and what one person has done in it. */
export interface UnitRow {
  readonly moduleId: string;
  readonly moduleUuid: string;
  readonly moduleTitle: string;
  readonly moduleSummary: string;
  readonly outcomes: string[];
  readonly modulePosition: number;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly uuid: string;
  readonly title: string;
  readonly kind: UnitKind;
  readonly minutes: number;
  readonly anchor: string;
  readonly openedAt: Date | null;
  readonly touchedAt: Date | null;
  readonly doneAt: Date | null;
  readonly attemptsAllowed: number | null;
  readonly attempts: number;
  readonly passed: boolean;
  readonly bestPoints: number | null;
  readonly lastAttemptAt: Date | null;
}

/** Every unit of the version to which the cohort is pinned, in order, as one person stands to it. One statement. */
export async function unitsOfPerson(em: EntityManager, cohortId: string, personId: string): Promise<UnitRow[]> {
  const { rows } = await sql<UnitRow>`
    select m.id as "moduleId", m.uuid as "moduleUuid", m.title as "moduleTitle", m.summary as "moduleSummary", m.outcomes, m.position as "modulePosition",
      o.opens_at as "opensAt", o.closes_at as "closesAt", u.uuid, u.title, u.kind, u.minutes,
      coalesce(p.position, '') as anchor, p.opened_at as "openedAt", p.touched_at as "touchedAt", p.done_at as "doneAt",
      (u.quiz->>'attempts')::int as "attemptsAllowed", coalesce(a.attempts, 0) as attempts, coalesce(a.passed, false) as passed,
      a.best as "bestPoints", a.last as "lastAttemptAt"
    from cohort c
    join module m on m.curriculum_version_id = c.curriculum_version_id
    join unit u on u.module_id = m.id
    left join module_opening o on o.cohort_id = c.id and o.module_uuid = m.uuid
    left join unit_progress p on p.cohort_id = c.id and p.person_id = ${personId} and p.unit_uuid = u.uuid
    left join (
      select unit_uuid, count(*)::int as attempts, bool_or(passed) as passed, max(points) as best, max(submitted_at) as last
      from quiz_attempt where cohort_id = ${cohortId} and person_id = ${personId} group by unit_uuid) a on a.unit_uuid = u.uuid
    where c.id = ${cohortId} order by m.position, u.position`.execute(em.getKysely());
  return rows.map((row) => ({
    ...row, opensAt: instant(row.opensAt), closesAt: instant(row.closesAt), openedAt: instant(row.openedAt), touchedAt: instant(row.touchedAt), doneAt: instant(row.doneAt), lastAttemptAt: instant(row.lastAttemptAt),
  }));
}

/** The enrolment of a person that holds on a day: none for somebody without a seat on that day. */
export const enrolmentOn = (cohortId: string, personId: string, day: string): RawBuilder<{ id: string }> => sql`
  select id from enrolment where cohort_id = ${cohortId} and person_id = ${personId}
    and valid_from <= ${day}::date and (valid_to is null or ${day}::date < valid_to)`;

export async function isEnrolledOn(em: EntityManager, cohortId: string, personId: string, day: string): Promise<boolean> {
  return (await enrolmentOn(cohortId, personId, day).execute(em.getKysely())).rows.length > 0;
}

/** The driver hands out timestamps as text where no entity reads them. */
export const instant = (value: Date | string | null): Date | null => (value === null ? null : new Date(value));
