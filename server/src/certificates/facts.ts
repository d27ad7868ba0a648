import type { EVENT_KINDS } from '../workshops/event.js';

/** What the rules of certificates are asked with: gathered from attendance and learning, free of both. Minutes, not UE. */
export interface CohortFacts {
  /** Minutes that the whole programme of the cohort offers, cancelled sessions left out. */
  readonly offered: number;
  readonly events: readonly EventFacts[];
  readonly modules: readonly ModuleFacts[];
  /** Sorted by name in German order. */
  readonly persons: readonly PersonFacts[];
}

export interface EventFacts {
  readonly id: string;
  readonly kind: (typeof EVENT_KINDS)[number];
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
  readonly offered: number;
}

export interface ModuleFacts {
  /** The same in all versions. */
  readonly uuid: string;
  readonly title: string;
  readonly outcomes: readonly string[];
  readonly offered: number;
  /** Planned minutes of its online units. */
  readonly online: number;
}

export interface PersonFacts {
  readonly personId: string;
  readonly siteId: string;
  readonly attended: number;
  /** Minutes of sessions in the person's time that carry no mark, held or still to come. */
  readonly notRecorded: number;
  readonly byEvent: ReadonlyMap<string, number>;
  readonly byModule: ReadonlyMap<string, number>;
  readonly online: OnlineFacts;
  /** How the person's site stood in each session of an event, by the event's id. */
  readonly site: ReadonlyMap<string, readonly Standing[]>;
}

export interface OnlineFacts {
  readonly unitsDone: number;
  readonly unitsRequired: number;
  readonly quizzesPassed: number;
  readonly quizzesRequired: number;
  /** Modules with units that are not done. */
  readonly unitsMissingIn: readonly MissingOnline[];
  /** Modules whose quiz is not passed. */
  readonly quizzesNotPassed: readonly MissingOnline[];
}

export interface MissingOnline {
  readonly moduleUuid: string;
  /** Whether it can still be done. */
  readonly open: boolean;
}

/** Persons who stood for a site in one session, and how many more there may have been whose marks are missing. */
export interface Standing {
  readonly there: number;
  readonly open: number;
}
