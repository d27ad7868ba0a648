import type { Uuids } from '../../curricula/reader/uuids.js';
import type { CalendarDays } from './calendar-days.js';
import type { Keys } from './keys.js';
import type { CohortSource } from './source.js';

/** What a cohort is checked against beyond its own file. */
export interface Surroundings {
  uuids: Uuids;
  persons: Keys;
  sites: Keys;
  startDay: string;
  /** The folder that holds the curricula. */
  curricula: string;
}

export interface CohortSurroundings extends Surroundings {
  days: CalendarDays;
  modules: Keys;
}

/** A cohort before anything was recorded in it. */
export type PlannedCohort = Omit<CohortSource, 'marks' | 'substitutes' | 'learning'>;
