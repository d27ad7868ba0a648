import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { Module } from '../curricula/module.js';
import { Clock } from '../platform/clock.js';
import { changedMeanwhile, notFound, Refusal } from '../platform/refusal.js';
import type { ModuleInput, ScheduleInput } from './inputs.js';
import { ModuleOpening } from './module-opening.js';
import type { ScheduledModule } from './module-schedule.js';
import { blockedBy } from './module-state.js';
import { scheduleOf } from './schedule.queries.js';

interface Days {
  readonly opensAt: Date;
  readonly closesAt: Date | null;
}

/** When the modules of a cohort can be worked on online. */
@Injectable()
export class Schedule {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  async of(cohortId: string): Promise<ScheduledModule[]> {
    const now = this.clock.now();
    return (await scheduleOf(this.em, cohortId)).map((module) => ({ ...module, state: blockedBy(module, now) ?? 'open' }));
  }

  set(input: ScheduleInput): Promise<ModuleOpening> {
    return this.change(input, () => ({ opensAt: input.opensAt, closesAt: input.closesAt ?? null }));
  }

  /** From this instant on; a closing day that has passed is taken away. */
  open(input: ModuleInput): Promise<ModuleOpening> {
    const now = this.clock.now();
    return this.change(input, (before) => ({ opensAt: now, closesAt: before?.closesAt && before.closesAt > now ? before.closesAt : null }));
  }

  /** From this instant on. What was not open cannot be closed. */
  close(input: ModuleInput): Promise<ModuleOpening> {
    const now = this.clock.now();
    return this.change(input, (before) => {
      if (!before || blockedBy(before, now)) throw new Refusal('learning/not-open', { field: 'input.moduleUuid' });
      return { opensAt: before.opensAt, closesAt: now };
    });
  }

  /** Under the lock of the cohort, since a module without days has no row of its own to lock. */
  private change({ cohortId, moduleUuid, version }: ModuleInput, to: (before: Days | null) => Days): Promise<ModuleOpening> {
    return this.em.transactional(async (tx) => {
      const cohort = await tx.findOneOrFail(Cohort, { id: cohortId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!await tx.count(Module, { uuid: moduleUuid, curriculumVersion: cohort.curriculumVersion })) throw notFound();
      const before = await tx.findOne(ModuleOpening, { cohort, moduleUuid }, { refresh: true });
      if ((before?.version ?? null) !== (version ?? null)) {
        throw changedMeanwhile({ opensAt: before?.opensAt.toISOString() ?? null, closesAt: before?.closesAt?.toISOString() ?? null, version: before?.version ?? null });
      }
      const days = to(before);
      if (days.closesAt && days.closesAt <= days.opensAt) throw new Refusal('learning/closes-before-it-opens', { field: 'input.closesAt', bound: days.opensAt.toISOString() });
      const opening = before ?? tx.create(ModuleOpening, { id: randomUUID(), cohort, moduleUuid, ...days });
      Object.assign(opening, days);
      await tx.flush();
      return opening;
    });
  }
}
