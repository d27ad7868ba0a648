import type { EVENT_KINDS } from '../workshops/event.js';

/** What must be met for a certificate, as data. */
export type Condition = AttendedShare | OnlinePhase | SiteRepresented;

/** Minutes attended of minutes offered by the whole programme of the cohort, cancelled sessions left out. */
export interface AttendedShare {
  readonly kind: 'attended-share';
  /** From 0 to 1. */
  readonly atLeast: number;
  readonly of: 'whole';
  readonly base: 'programme';
}

/** All units of the online phase done and all quizzes passed. */
export interface OnlinePhase {
  readonly kind: 'online-phase';
  readonly units: 'required';
  readonly quizzes: 'passed';
}

/** The person's site represented at each event of a kind: in every session by at least that many persons. */
export interface SiteRepresented {
  readonly kind: 'site-represented';
  readonly each: (typeof EVENT_KINDS)[number];
  readonly atLeast: number;
}
