import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type ModuleTally, type PersonTally, progressOfCohort, type QuizTally } from './progress.queries.js';
import type { RosterModule, RosterRow } from './roster.js';

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
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  /** For everybody who is or was enrolled in the cohort, once a person. One statement. */
  async onlinePhaseOf(cohortId: string, em: EntityManager = this.em): Promise<OnlinePhase[]> {
    return (await progressOfCohort(em, cohortId, this.clock.today())).map(onlinePhase);
  }

  /** The same with names, for those who run the cohort. One statement. */
  async rosterOf(cohortId: string): Promise<RosterRow[]> {
    return (await progressOfCohort(this.em, cohortId, this.clock.today())).map(rosterRow);
  }
}

function onlinePhase({ personId, modules }: PersonTally): OnlinePhase {
  const sum = (figure: (module: ModuleTally) => number): number => modules.reduce((total, module) => total + figure(module), 0);
  return {
    personId, modules,
    unitsDone: sum((module) => module.unitsDone),
    unitsRequired: sum((module) => module.unitsRequired),
    quizzes: modules.flatMap((module) => module.quizzes),
  };
}

function rosterRow({ modules, ...person }: PersonTally): RosterRow {
  const columns = modules.map(rosterModule);
  const sum = (figure: (module: RosterModule) => number): number => columns.reduce((total, module) => total + figure(module), 0);
  return {
    ...person, modules: columns,
    unitsDone: sum((module) => module.unitsDone), unitsRequired: sum((module) => module.unitsRequired),
    quizzesPassed: sum((module) => module.quizzesPassed), quizzes: sum((module) => module.quizzes),
  };
}

function rosterModule({ moduleUuid, unitsDone, unitsRequired, quizzes }: ModuleTally): RosterModule {
  const tried = quizzes.filter((quiz) => quiz.bestPoints !== null);
  return {
    moduleUuid, unitsDone, unitsRequired, quizzes: quizzes.length,
    quizzesPassed: quizzes.filter(({ passed }) => passed).length,
    bestPoints: tried.length ? tried.reduce((total, quiz) => total + quiz.bestPoints!, 0) : null,
    pointsPossible: quizzes.reduce((total, quiz) => total + quiz.pointsPossible, 0),
  };
}
