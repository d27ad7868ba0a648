import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { taughtModules, type TaughtModule } from '../attendance/taught-modules.queries.js';
import { assetBaseOf, renderMarkdown } from '../curricula/markdown.js';
import { Unit } from '../curricula/unit.js';
import { Clock } from '../platform/clock.js';
import { notFound } from '../platform/refusal.js';
import { Learning, LearningModuleState, LearningUnit, Resume } from './learner-line.js';
import { isEnrolledOn, type UnitRow, unitsOfPerson } from './learning.queries.js';
import { Lesson, Neighbour } from './lesson.js';
import { blockedBy, statesOf } from './module-state.js';
import { QuizReading } from './quiz-reading.js';
import { UnitProgress } from './unit-progress.js';
import { refuseBlocked } from './ways-in.js';

type Taught = ReadonlyMap<string, TaughtModule>;

/** What a learner sees: the line of modules, and one unit to read. */
@Injectable()
export class Reading {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, private readonly quizzes: QuizReading) {}

  /** Three statements, however long the curriculum is. */
  async line(cohortId: string, personId: string): Promise<Learning> {
    const rows = await unitsOfPerson(this.em, cohortId, personId);
    const taught = await taughtModules(this.em, cohortId, personId);
    const enrolled = await isEnrolledOn(this.em, cohortId, personId, this.clock.today());
    return lineOf(cohortId, rows, taught, enrolled, this.clock.now());
  }

  /** A module that is not open yet refuses; one that has closed can still be read. */
  async lesson(cohortId: string, unitUuid: string, personId: string): Promise<Lesson> {
    const now = this.clock.now();
    const rows = await unitsOfPerson(this.em, cohortId, personId);
    const index = rows.findIndex((row) => row.uuid === unitUuid);
    const row = rows[index];
    if (!row) throw notFound();
    const blocked = blockedBy(row, now);
    if (blocked !== 'closed') refuseBlocked(row, now);
    const enrolled = await isEnrolledOn(this.em, cohortId, personId, this.clock.today());
    const unit = await this.em.findOneOrFail(Unit, { uuid: unitUuid, module: row.moduleId });
    const progress = await this.em.findOne(UnitProgress, { cohort: cohortId, person: personId, unitUuid });
    const assetBase = assetBaseOf(row.moduleId);
    const readable = ({ opensAt }: UnitRow): boolean => opensAt !== null && opensAt <= now;
    return {
      unit: unitState(row, row.kind === 'session' ? await taughtModules(this.em, cohortId, personId) : new Map()),
      moduleUuid: row.moduleUuid, moduleTitle: row.moduleTitle, modulePosition: row.modulePosition,
      blocked: enrolled ? blocked : 'not-enrolled', closesAt: row.closesAt,
      html: unit.body ? renderMarkdown(unit.body, { assetBase }) : '',
      text: progress?.text ?? '', version: progress?.version ?? 1,
      quiz: unit.quiz ? await this.quizzes.sheet(cohortId, personId, unit, row, assetBase) : null,
      previous: neighbour(rows.slice(0, index).findLast(readable)),
      next: neighbour((enrolled && !blocked ? openBefore(rows, index) : undefined) ?? rows.slice(index + 1).find(readable)),
    };
  }
}

const neighbour = (row: UnitRow | undefined): Neighbour | null => (row ? { uuid: row.uuid, title: row.title, kind: row.kind, moduleTitle: row.moduleTitle } : null);

/** At the end of a module, and after its quiz, what is still to be done in it comes before what follows. */
function openBefore(rows: readonly UnitRow[], index: number): UnitRow | undefined {
  const { kind, moduleUuid } = rows[index]!;
  if (kind !== 'quiz' && rows[index + 1]?.moduleUuid === moduleUuid) return undefined;
  return rows.find((row, at) => at !== index && row.moduleUuid === moduleUuid && isUndone(row));
}

/** The line as a learner sees it at an instant. */
export function lineOf(cohortId: string, rows: readonly UnitRow[], taught: Taught, enrolled: boolean, now: Date): Learning {
  const groups = [...Map.groupBy(rows, (row) => row.moduleUuid).values()];
  const tallies = groups.map((units) => moduleOf(units, taught));
  const states = statesOf(tallies.map((tally) => ({ ...tally, complete: tally.unitsDone === tally.unitsRequired && tally.quizzesPassed === tally.quizzes })), now);
  const modules: LearningModuleState[] = tallies.map((tally, index) => ({ ...tally, ...states[index]! }));
  const sum = (figure: (module: LearningModuleState) => number): number => modules.reduce((total, module) => total + figure(module), 0);
  return {
    cohortId, modules, enrolled, resume: enrolled ? resumeOf(modules, rows) : null,
    unitsDone: sum((module) => module.unitsDone), unitsRequired: sum((module) => module.unitsRequired),
    quizzesPassed: sum((module) => module.quizzesPassed), quizzes: sum((module) => module.quizzes),
  };
}

function moduleOf(units: readonly UnitRow[], taught: Taught): Omit<LearningModuleState, 'state' | 'blocked'> {
  const [first] = units;
  const online = units.filter(({ kind }) => kind !== 'quiz' && kind !== 'session');
  const quizzes = units.filter(({ kind }) => kind === 'quiz');
  const { moduleUuid: uuid, moduleTitle: title, moduleSummary: summary, outcomes, opensAt, closesAt } = first!;
  return {
    uuid, title, summary, outcomes, opensAt, closesAt,
    unitsDone: online.filter(({ doneAt }) => doneAt).length, unitsRequired: online.length,
    quizzesPassed: quizzes.filter(({ passed }) => passed).length, quizzes: quizzes.length,
    units: units.map((unit) => unitState(unit, taught)),
  };
}

function unitState(row: UnitRow, taught: Taught): LearningUnit {
  const { uuid, title, kind, minutes, anchor, doneAt, attemptsAllowed, attempts } = row;
  const sessions = kind === 'session' ? taught.get(row.moduleUuid) : undefined;
  return {
    uuid, title, kind, minutes, anchor, doneAt, state: stateOf(row, sessions),
    attemptsLeft: attemptsAllowed === null ? null : Math.max(0, attemptsAllowed - attempts),
    sessionsAttended: kind === 'session' ? sessions?.attended ?? 0 : null,
    sessionsPlanned: kind === 'session' ? sessions?.sessions ?? 0 : null,
    sessionsCancelled: kind === 'session' ? sessions?.cancelled ?? 0 : null,
  };
}

/** A session is done by a mark that says the person was there. */
function stateOf(row: UnitRow, sessions: TaughtModule | undefined): string {
  if (row.kind === 'session') return sessions?.attended ? 'done' : 'open';
  if (row.kind === 'quiz') return row.passed ? 'done' : row.attempts ? 'failed' : 'open';
  return row.doneAt ? 'done' : row.openedAt ? 'begun' : 'open';
}

/** Something the learner can do: a session is not, nor is a quiz without an attempt left. */
const isUndone = ({ kind, passed, attemptsAllowed, attempts, doneAt }: UnitRow): boolean =>
  kind !== 'session' && (kind === 'quiz' ? !passed && (attemptsAllowed === null || attempts < attemptsAllowed) : !doneAt);

/** The unit that was touched last and is not done, else the first undone one of the next module. */
function resumeOf(modules: readonly LearningModuleState[], rows: readonly UnitRow[]): Resume | null {
  const open = new Set(modules.filter(({ state }) => state === 'next' || state === 'open').map(({ uuid }) => uuid));
  const undone = rows.filter((row) => open.has(row.moduleUuid) && isUndone(row));
  const begun = undone.filter((row) => row.touchedAt).sort((a, b) => b.touchedAt!.getTime() - a.touchedAt!.getTime())[0];
  const row = begun ?? undone[0];
  return row ? { unitUuid: row.uuid, title: row.title, moduleTitle: row.moduleTitle, anchor: row.anchor, begun: begun !== undefined } : null;
}
