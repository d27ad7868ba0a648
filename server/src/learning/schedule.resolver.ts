import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { May } from '../platform/permission/may.js';
import { ModuleInput, ScheduleInput } from './inputs.js';
import { ModuleOpening } from './module-opening.js';
import { ScheduledModule } from './module-schedule.js';
import { mayScheduleModules, maySeeProgress } from './rights.js';
import { Roster } from './roster.js';
import { Progress } from './progress.js';
import { Schedule } from './schedule.service.js';

/** What those who run a cohort see and set. */
@Resolver()
export class ScheduleResolver {
  constructor(private readonly schedule: Schedule, private readonly progress: Progress) {}

  @Query(() => [ScheduledModule], { description: 'When the modules of a cohort are open, in their order.' })
  @May(maySeeProgress, 'cohortId')
  moduleSchedule(@Args('cohortId', { type: () => ID }) cohortId: string): Promise<ScheduledModule[]> {
    return this.schedule.of(cohortId);
  }

  @Query(() => Roster, { description: 'How far everybody in a cohort is.' })
  @May(maySeeProgress, 'cohortId')
  progressOf(@Args('cohortId', { type: () => ID }) cohortId: string): Promise<Roster> {
    return this.progress.rosterOf(cohortId);
  }

  @Mutation(() => ModuleOpening, { description: 'Sets when a module is open. Refused by learning/closes-before-it-opens; platform/changed-meanwhile carries current { opensAt, closesAt, version }.' })
  @May(mayScheduleModules, 'input.cohortId')
  scheduleModule(@Args('input') input: ScheduleInput): Promise<ModuleOpening> {
    return this.schedule.set(input);
  }

  @Mutation(() => ModuleOpening, { description: 'Opens a module now.' })
  @May(mayScheduleModules, 'input.cohortId')
  openModule(@Args('input') input: ModuleInput): Promise<ModuleOpening> {
    return this.schedule.open(input);
  }

  @Mutation(() => ModuleOpening, { description: 'Closes a module now. Refused by learning/not-open.' })
  @May(mayScheduleModules, 'input.cohortId')
  closeModule(@Args('input') input: ModuleInput): Promise<ModuleOpening> {
    return this.schedule.close(input);
  }
}
