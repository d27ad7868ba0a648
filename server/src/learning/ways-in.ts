import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Unit } from '../curricula/unit.js';
import { Clock } from '../platform/clock.js';
import { notFound, Refusal } from '../platform/refusal.js';
import { enrolmentOn } from './learning.queries.js';
import { blockedBy } from './module-state.js';
import { ModuleOpening } from './module-opening.js';

/** Lets a learner's deed through, or says why not: the seat must be held today and the module be open now. */
@Injectable()
export class WaysIn {
  constructor(private readonly clock: Clock) {}

  /** The unit in the version to which the cohort is pinned, open to this person. With `lock`, deeds of one person in one cohort wait for each other. */
  async openUnit(em: EntityManager, cohortId: string, unitUuid: string, personId: string, lock = false): Promise<Unit> {
    if (!await enrolmentOn(em, cohortId, personId, this.clock.today(), lock)) throw new Refusal('learning/not-enrolled-today');
    const unit = await unitOf(em, cohortId, unitUuid);
    const opening = await em.findOne(ModuleOpening, { cohort: cohortId, moduleUuid: unit.module.uuid });
    refuseBlocked({ opensAt: opening?.opensAt ?? null, closesAt: opening?.closesAt ?? null }, this.clock.now());
    return unit;
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
