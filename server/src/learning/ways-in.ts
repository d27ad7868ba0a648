import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { QuizContent } from '../curricula/quiz-content.js';
import { Unit, type UnitKind } from '../curricula/unit.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/refusal.js';
import { enrolmentOn, instant } from './learning.queries.js';
import { blockedBy } from './module-state.js';

/** A unit that is open to a person, and what they have tried in it. */
export interface OpenUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly quiz: QuizContent | null;
  readonly moduleId: string;
  readonly curriculumVersionId: string;
  /** Attempts at its quiz, and whether one of them passed. */
  readonly attempts: number;
  readonly passed: boolean;
}

interface Row extends OpenUnit {
  readonly enrolled: boolean;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/** Lets a learner's deed through, or says why not: the seat must be held today and the module be open now. */
@Injectable()
export class WaysIn {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  /** The unit in the version to which the cohort is pinned, open to this person. */
  async openUnit(cohortId: string, unitUuid: string, personId: string): Promise<OpenUnit> {
    const { rows: [found] } = await sql<Row>`
      select u.id, u.kind, u.quiz, m.id as "moduleId", m.curriculum_version_id as "curriculumVersionId", o.opens_at as "opensAt", o.closes_at as "closesAt",
        exists (${enrolmentOn(cohortId, personId, this.clock.today())}) as enrolled, tried.attempts, coalesce(tried.passed, false) as passed
      from cohort c left join (module m join unit u on u.module_id = m.id and u.uuid = ${unitUuid}) on m.curriculum_version_id = c.curriculum_version_id
      left join module_opening o on o.cohort_id = c.id and o.module_uuid = m.uuid
      cross join lateral (select count(*)::int as attempts, bool_or(passed) as passed from quiz_attempt where cohort_id = c.id and person_id = ${personId} and unit_uuid = ${unitUuid}) tried
      where c.id = ${cohortId}`.execute(this.em.getKysely());
    if (!found?.enrolled) throw new Refusal('learning/not-enrolled-today');
    if (!found.id) throw notFound();
    refuseBlocked({ opensAt: instant(found.opensAt), closesAt: instant(found.closesAt) }, this.clock.now());
    return found;
  }
}

/** The unit of the version to which the cohort is pinned, with its module; a unit of another curriculum is not found. */
export async function unitOf(em: EntityManager, cohortId: string, unitUuid: string): Promise<Unit> {
  const { rows: [found] } = await sql<{ id: string }>`
    select u.id from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id join unit u on u.module_id = m.id
    where c.id = ${cohortId} and u.uuid = ${unitUuid}`.execute(em.getKysely());
  return found ? em.findOneOrFail(Unit, { id: found.id }, { populate: ['module'] }) : refuse();
}

/** learning/not-scheduled, learning/not-open-yet (opensAt) or learning/closed (closedAt). */
export function refuseBlocked(opening: { opensAt: Date | null; closesAt: Date | null }, now: Date): void {
  const blocked = blockedBy(opening, now);
  if (blocked === 'not-scheduled') throw new Refusal('learning/not-scheduled');
  if (blocked === 'not-open-yet') throw new Refusal('learning/not-open-yet', { opensAt: opening.opensAt!.toISOString() });
  if (blocked === 'closed') throw new Refusal('learning/closed', { closedAt: opening.closesAt!.toISOString() });
}

function refuse(): never {
  throw notFound();
}
