import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type ModuleTally, type PersonTally, progressOfCohort, type QuizTally } from './progress.queries.js';
import type { Roster, RosterCell, RosterColumn } from './roster.js';

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
  async rosterOf(cohortId: string): Promise<Roster> {
    const people = await progressOfCohort(this.em, cohortId, this.clock.today());
    return { columns: people[0]?.modules.map(columnOf) ?? [], rows: people.map(({ modules, ...person }) => ({ ...person, cells: modules.map(cellOf) })) };
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

function columnOf({ moduleUuid, unitsRequired, quizzes }: ModuleTally): RosterColumn {
  return { moduleUuid, unitsRequired, quizzes: quizzes.length, pointsPossible: quizzes.reduce((total, quiz) => total + quiz.pointsPossible, 0) };
}

function cellOf({ unitsDone, quizzes }: ModuleTally): RosterCell {
  const tried = quizzes.filter((quiz) => quiz.bestPoints !== null);
  return {
    unitsDone, quizzesPassed: quizzes.filter(({ passed }) => passed).length,
    bestPoints: tried.length ? tried.reduce((total, quiz) => total + quiz.bestPoints!, 0) : null,
  };
}
