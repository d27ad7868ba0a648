import type { Condition } from './conditions.js';
import type { CohortFacts, PersonFacts } from './facts.js';

export const STATES = ['met', 'not-met', 'undecided'] as const;
export type State = (typeof STATES)[number];

export const REASONS = ['attended-share-too-low', 'attendance-not-recorded', 'units-not-done', 'quizzes-not-passed', 'site-not-represented', 'representation-not-recorded'] as const;

/** Why a condition is not met, or not decided yet, and what it is about: modules by uuid, events by id. */
export interface Reason {
  readonly code: (typeof REASONS)[number];
  readonly modules: readonly string[];
  readonly events: readonly string[];
  /** Minutes that are missing or not recorded; 0 where the reason is not about minutes. */
  readonly minutes: number;
}

export interface ConditionResult {
  readonly kind: Condition['kind'];
  readonly state: State;
  readonly reasons: readonly Reason[];
}

export interface Eligibility {
  readonly state: State;
  readonly conditions: readonly ConditionResult[];
}

/** All conditions together. Not met goes before undecided: nothing that is still open can mend it. */
export function eligibilityOf(conditions: readonly Condition[], facts: CohortFacts, person: PersonFacts): Eligibility {
  const results = conditions.map((condition) => judge(condition, facts, person));
  return { state: together(results.map(({ state }) => state)), conditions: results };
}

function judge(condition: Condition, facts: CohortFacts, person: PersonFacts): ConditionResult {
  const { kind } = condition;
  switch (condition.kind) {
    case 'attended-share': return { kind, ...attendedShare(condition.atLeast, facts, person) };
    case 'online-phase': return { kind, ...onlinePhase(person) };
    case 'site-represented': return { kind, ...siteRepresented(condition.each, condition.atLeast, facts, person) };
  }
}

type Judged = Omit<ConditionResult, 'kind'>;

/** Undecided only while the minutes without a mark could still lift the person over what is needed. */
function attendedShare(atLeast: number, { offered }: CohortFacts, { attended, notRecorded }: PersonFacts): Judged {
  // Whole minutes: 0.8 × 1800 is not exactly 1440 for every share that one may write.
  const needed = Math.ceil(Math.round(offered * atLeast * 1000) / 1000);
  if (attended >= needed) return MET;
  if (attended + notRecorded < needed) return { state: 'not-met', reasons: [reason('attended-share-too-low', { minutes: needed - attended })] };
  return { state: 'undecided', reasons: [reason('attendance-not-recorded', { minutes: notRecorded })] };
}

function onlinePhase({ online }: PersonFacts): Judged {
  const missing = [...online.unitsMissingIn, ...online.quizzesNotPassed];
  if (!missing.length) return MET;
  const reasons = [];
  if (online.unitsMissingIn.length) reasons.push(reason('units-not-done', { modules: online.unitsMissingIn.map(({ moduleUuid }) => moduleUuid) }));
  if (online.quizzesNotPassed.length) reasons.push(reason('quizzes-not-passed', { modules: online.quizzesNotPassed.map(({ moduleUuid }) => moduleUuid) }));
  return { state: missing.some(({ open }) => !open) ? 'not-met' : 'undecided', reasons };
}

function siteRepresented(kind: string, atLeast: number, { events }: CohortFacts, { site }: PersonFacts): Judged {
  const standings = events.filter((event) => event.kind === kind).map(({ id }) => ({ id, state: together((site.get(id) ?? []).map((standing) => stood(standing, atLeast))) }));
  const state = together(standings.map((standing) => standing.state));
  if (state === 'met') return MET;
  return {
    state,
    reasons: [reason(state === 'not-met' ? 'site-not-represented' : 'representation-not-recorded', { events: standings.filter((standing) => standing.state === state).map(({ id }) => id) })],
  };
}

const stood = ({ there, open }: { there: number; open: number }, atLeast: number): State =>
  there >= atLeast ? 'met' : there + open < atLeast ? 'not-met' : 'undecided';

const together = (states: readonly State[]): State =>
  states.includes('not-met') ? 'not-met' : states.includes('undecided') ? 'undecided' : 'met';

const MET: Judged = { state: 'met', reasons: [] };

const reason = (code: Reason['code'], about: Partial<Reason>): Reason => ({ modules: [], events: [], minutes: 0, ...about, code });
