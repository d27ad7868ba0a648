/**
 * A curriculum as it stands in its files, checked and put in order: what the reader hands to the import.
 * Nothing in here knows the database; the uuids are the only identity these parts have.
 */
export interface CurriculumSource {
  format: 1;
  uuid: string;
  slug: string;
  title: string;
  summary: string;
  language: 'de';
  /** Names of organisations, in the order in which they are to be named. */
  authors: string[];
  modules: ModuleSource[];
}

/** What every numbered folder (01-name) has: its place among its neighbours, and its short name. */
export interface FolderPlace {
  /** Counted from 1 without gaps, whatever the folder numbers are. */
  position: number;
  /** The folder name without its number. */
  slug: string;
}

export interface ModuleSource extends FolderPlace {
  uuid: string;
  title: string;
  summary: string;
  outcomes: string[];
  presenceMinutes: number;
  onlineMinutes: number;
  units: UnitSource[];
  assets: AssetSource[];
}

export type UnitSource = LessonSource | ReflectionSource | QuizSource | AssignmentSource | SessionSource;

interface AnyUnitSource extends FolderPlace {
  uuid: string;
  title: string;
  minutes: number;
}

export interface LessonSource extends AnyUnitSource {
  kind: 'lesson';
  /** Markdown without HTML. */
  text: string;
}

export interface ReflectionSource extends AnyUnitSource {
  kind: 'reflection';
  /** Markdown without HTML. */
  text: string;
}

export interface AssignmentSource extends AnyUnitSource {
  kind: 'assignment';
  /** Markdown without HTML. */
  text: string;
}

/** A unit in presence: attendance completes it, not a click. */
export interface SessionSource extends AnyUnitSource {
  kind: 'session';
}

export interface QuizSource extends AnyUnitSource {
  kind: 'quiz';
  /** Share of questions that must be right, above 0 and at most 1. */
  passShare: number;
  /** How often a person may take it; absent: as often as they like. */
  attempts?: number;
  questions: QuestionSource[];
}

export interface QuestionSource {
  uuid: string;
  kind: 'single' | 'multiple' | 'truth';
  /** Markdown without HTML, as are explanation and feedback. */
  text: string;
  options: OptionSource[];
  explanation: string;
}

export interface OptionSource {
  text: string;
  correct: boolean;
  feedback?: string;
}

export interface AssetSource {
  /** As Markdown names it: assets/name.svg */
  path: string;
  mediaType: 'image/svg+xml';
  text: string;
}
