import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import { type NextStop, Start, type StartContribution, type ToDo } from '../programmes/start.js';
import { modulesToOpen, openModulesOf, type OpenModule } from './start.queries.js';

const DAY = 86_400_000;
/** How far ahead a trainer is told what opens. */
const AHEAD = 14 * DAY;

/** What this room adds to the start page: deadlines and open units for a learner, modules that open soon for a trainer. */
@Injectable()
export class LearningStart implements OnModuleInit {
  constructor(private readonly start: Start, private readonly em: EntityManager, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.start.answeredBy((actor) => this.ofLearner(actor));
    this.start.answeredBy((actor) => this.ofTrainer(actor));
  }

  private async ofLearner(actor: Actor): Promise<StartContribution> {
    if (!actor.personId || !idsOf(actor, 'cohort', ['participant']).length) return {};
    const modules = await openModulesOf(this.em, actor.personId, this.clock.now(), this.clock.today());
    return {
      next: modules.flatMap((module) => deadlineOf(module) ?? []),
      todo: modules.filter(({ unitsOpen }) => unitsOpen > 0).map((module) => ({
        kind: 'unit-open', subject: module.title, count: module.unitsOpen, dueAt: module.closesAt, link: linkTo(module, module.nextUnit),
      })),
      missing: modules.filter(({ quizUnit }) => quizUnit).map((module): ToDo => ({
        kind: module.quizTried ? 'quiz-failed' : 'quiz-not-passed', subject: module.quizTitle!, count: 1, dueAt: module.closesAt, link: linkTo(module, module.quizUnit),
      })),
    };
  }

  private async ofTrainer(actor: Actor): Promise<StartContribution> {
    const programmes = idsOf(actor, 'programme', ['trainer']);
    if (!programmes.length) return {};
    const now = this.clock.now();
    const modules = await modulesToOpen(this.em, programmes, now, new Date(now.getTime() + AHEAD), this.clock.today());
    return {
      todo: modules.map(({ title, opensAt, cohortId }) => ({ kind: opensAt ? 'module-opens' : 'module-to-open', subject: title, count: 1, dueAt: opensAt, link: `/cohorts/${cohortId}/modules` })),
    };
  }
}

/** A module that closes is a stop at the instant at which it closes. */
function deadlineOf(module: OpenModule): NextStop | null {
  if (!module.closesAt || !module.nextUnit) return null;
  return { kind: 'deadline', title: module.title, startsAt: module.closesAt, endsAt: null, place: '', bring: '', link: linkTo(module, module.nextUnit), action: 'learn' };
}

const linkTo = ({ cohortId }: OpenModule, unit: string | null): string => (unit ? `/learning/${cohortId}/${unit}` : `/learning/${cohortId}`);
