import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type ModuleTally, type PersonTally, progressOfCohort, type QuizTally } from './progress.queries.js';

/** What counts of the online phase for one person. */
export interface OnlinePhase {
  readonly personId: string;
  readonly unitsDone: number;
  /** Lessons, reflections and assignments of the whole curriculum version. */
  readonly unitsRequired: number;
  /** In the order of the curriculum; the best attempt counts. */
  readonly quizzes: readonly QuizTally[];
  readonly modules: readonly ModuleTally[];
}

/** The face of this room to those who come later: who has done what online. */
@Injectable()
export class Progress {
  constructor(private readonly em: EntityManager) {}

  /** For everybody who is or was enrolled in the cohort, once a person. One statement. */
  async onlinePhaseOf(cohortId: string, em: EntityManager = this.em): Promise<OnlinePhase[]> {
    return (await progressOfCohort(em, cohortId)).map(onlinePhase);
  }
}

export function onlinePhase({ personId, modules }: PersonTally): OnlinePhase {
  const sum = (figure: (module: ModuleTally) => number): number => modules.reduce((total, module) => total + figure(module), 0);
  return {
    personId, modules,
    unitsDone: sum((module) => module.unitsDone),
    unitsRequired: sum((module) => module.unitsRequired),
    quizzes: modules.flatMap((module) => module.quizzes),
  };
}
