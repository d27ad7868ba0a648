import type { QuizContent } from './quiz-content.js';

/** A version as far as versions are compared: texts that are only compared stand as their MD5. */
export interface VersionContent {
  readonly uuid: string;
  readonly title: string;
  readonly summary: string;
  readonly modules: readonly ModuleContent[];
}

export interface ModuleContent {
  readonly uuid: string;
  readonly title: string;
  readonly summary: string;
  readonly outcomes: readonly string[];
  readonly presenceMinutes: number;
  readonly onlineMinutes: number;
  /** Names and MD5 of the diagrams. */
  readonly drawings: string;
  readonly units: readonly UnitContent[];
}

export interface UnitContent {
  readonly uuid: string;
  readonly kind: string;
  readonly title: string;
  readonly minutes: number;
  /** MD5; empty for an empty text. */
  readonly body: string;
  readonly quiz: QuizContent | null;
}
