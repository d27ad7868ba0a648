import type { SeatKind } from '../cohorts/seat.js';
import type { MarkKind } from './mark.js';

/** How a site stood in a session: which seats were filled, a named substitute alone, nobody, or not known. */
export const STANDS = ['both', 'main', 'deputy', 'substitute', 'none', 'not-recorded'] as const;
export type Stand = (typeof STANDS)[number];

/** Represented at an event, or not decidable while something that is not recorded could still decide it. */
export const REPRESENTED = ['yes', 'no', 'undecided'] as const;
export type Represented = (typeof REPRESENTED)[number];

export interface Noted {
  readonly kind: MarkKind;
  readonly minutesMissed: number;
}

/** A seat of a site in one session: what is noted about whoever holds it, and who stood in. */
export interface SeatInSession {
  readonly kind: SeatKind;
  /** One for each holder of that day, null where nothing is recorded; empty for a vacant seat. */
  readonly marks: readonly (Noted | null)[];
  readonly substitute: boolean;
}

/** Whether the person was in the room for a part of the session at least. */
export const wasThere = (kind: MarkKind): boolean => kind === 'present' || kind === 'late' || kind === 'left-early';

/** Minutes attended of the planned ones; a session shortened later never gives less than nothing. */
export function minutesAttended(planned: number, mark: Noted | null): number {
  return mark && wasThere(mark.kind) ? Math.max(0, planned - mark.minutesMissed) : 0;
}

const isFilled = (seat: SeatInSession, planned: number): boolean => seat.marks.some((mark) => minutesAttended(planned, mark) > 0);
const isOpen = (seat: SeatInSession): boolean => seat.marks.includes(null);

/** Who stood for a site in a session of so many planned minutes. A further seat counts like the deputy's. */
export function standOf(seats: readonly SeatInSession[], planned: number): Stand {
  const filled = seats.filter((seat) => isFilled(seat, planned));
  const main = filled.some(({ kind }) => kind === 'main');
  const deputy = filled.some(({ kind }) => kind !== 'main');
  if (main && deputy) return 'both';
  if (main) return 'main';
  if (deputy) return 'deputy';
  if (seats.some(({ substitute }) => substitute)) return 'substitute';
  return seats.some(isOpen) ? 'not-recorded' : 'none';
}

/** Persons known to have stood for a site in a session, and how many more what is not recorded could add. */
export interface PersonsInSession {
  readonly known: number;
  readonly open: number;
}

/** Each seat counts for one person: its holder, or else the substitute. */
export function personsOf(seats: readonly SeatInSession[], planned: number): PersonsInSession {
  const taken = seats.filter((seat) => isFilled(seat, planned) || seat.substitute);
  return { known: taken.length, open: seats.filter((seat) => !taken.includes(seat) && isOpen(seat)).length };
}

/** Represented at an event: in every session that was not cancelled by at least so many persons. */
export function representedIn(sessions: readonly PersonsInSession[], atLeast: number): Represented {
  if (sessions.some(({ known, open }) => known + open < atLeast)) return 'no';
  return sessions.some(({ known }) => known < atLeast) ? 'undecided' : 'yes';
}
