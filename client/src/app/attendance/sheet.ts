import type { MarkKind, Representation } from '../platform/ui';

/** What is on the sheet for one person: kind null is not recorded. */
export interface Entry {
  readonly kind: MarkKind;
  readonly minutes: number | null;
}

export interface Holder {
  readonly enrolmentId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly holds: boolean;
  readonly mark: { readonly kind: string; readonly minutesMissed: number; readonly version: number } | null;
}

export interface SheetSeat {
  readonly seatId: string;
  readonly kind: string;
  readonly persons: readonly Holder[];
  readonly substitute: { readonly name: string; readonly version: number } | null;
}

export interface SheetSite {
  readonly siteId: string;
  readonly name: string;
  readonly shortName: string;
  readonly seats: readonly SheetSeat[];
}

export interface Closing {
  readonly closedAt: string;
  readonly closedBy: string | null;
}

export interface Sheet {
  readonly minutes: number;
  /** Of the session, as YYYY-MM-DD. */
  readonly day: string;
  /** From that day on it is recorded who is there; before, only who is excused. */
  readonly dayHasCome: boolean;
  /** People without a mark. */
  readonly notRecorded: number;
  /** Null while it is open. */
  readonly closing: Closing | null;
  readonly sites: readonly SheetSite[];
}

/** What was tapped and typed and is not saved yet. */
export interface Draft {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly substitutes: ReadonlyMap<string, string>;
}

export const EMPTY: Draft = { entries: new Map(), substitutes: new Map() };
export const NOT_RECORDED: Entry = { kind: 'not_recorded', minutes: null };

/** The server writes left-early, the widgets left_early. */
export const shown = (word: string | null | undefined): MarkKind => (word ?? 'not_recorded').replace('-', '_') as MarkKind;
export const sent = (kind: MarkKind): string | null => (kind === 'not_recorded' ? null : kind.replace('_', '-'));

export const asksMinutes = (kind: MarkKind): boolean => kind === 'late' || kind === 'left_early';
/** Nobody has said yet how many minutes, or a number that the session does not have. */
export const lacksMinutes = ({ kind, minutes }: Entry, planned: number): boolean => asksMinutes(kind) && !(minutes && minutes >= 1 && minutes <= planned);
export const isThere = (kind: MarkKind): boolean => kind === 'present' || asksMinutes(kind);

export const stored = (holder: Holder): Entry => (holder.mark ? { kind: shown(holder.mark.kind), minutes: holder.mark.minutesMissed || null } : NOT_RECORDED);
export const entryOf = (holder: Holder, draft: Draft): Entry => draft.entries.get(holder.enrolmentId) ?? stored(holder);
export const substituteOf = (seat: SheetSeat, draft: Draft): string => draft.substitutes.get(seat.seatId) ?? seat.substitute?.name ?? '';

const same = (a: Entry, b: Entry): boolean => a.kind === b.kind && a.minutes === b.minutes;

/** Of the draft the enrolments and seats that somebody else changed between two sheets. */
export function contestedIn({ entries, substitutes }: Draft, before: Sheet, now: Sheet): string[] {
  const [old, current] = [versionsIn(before), versionsIn(now)];
  return [...entries.keys(), ...substitutes.keys()].filter((id) => old.get(id) !== current.get(id));
}

const versionsIn = ({ sites }: Sheet): Map<string, number | undefined> => new Map(sites.flatMap(({ seats }) => seats.flatMap((seat) => [
  [seat.seatId, seat.substitute?.version] as const, ...seat.persons.map(({ enrolmentId, mark }) => [enrolmentId, mark?.version] as const),
])));

/** The draft without what says the same as the sheet. */
export function changed(sheet: Sheet, draft: Draft): Draft {
  const seats = sheet.sites.flatMap((site) => site.seats);
  const holders = new Map(seats.flatMap((seat) => seat.persons).map((holder) => [holder.enrolmentId, holder]));
  const bySeat = new Map(seats.map((seat) => [seat.seatId, seat]));
  return {
    entries: new Map([...draft.entries].filter(([id, entry]) => holders.has(id) && !same(entry, stored(holders.get(id)!)))),
    substitutes: new Map([...draft.substitutes].filter(([id, name]) => bySeat.has(id) && name.trim() !== (bySeat.get(id)!.substitute?.name ?? ''))),
  };
}

/** The same rule as on the server, for what is tapped and not saved yet. */
export function standOf(site: SheetSite, draft: Draft, minutes: number): Representation {
  const filled = site.seats.filter((seat) => seat.persons.some((holder) => {
    const { kind, minutes: missed } = entryOf(holder, draft);
    return isThere(kind) && (missed ?? 0) < minutes;
  }));
  const main = filled.some(({ kind }) => kind === 'main');
  const deputy = filled.some(({ kind }) => kind !== 'main');
  if (main && deputy) return 'both';
  if (main || deputy) return main ? 'main' : 'deputy';
  if (site.seats.some((seat) => substituteOf(seat, draft).trim())) return 'substitute';
  const open = site.seats.some((seat) => seat.persons.some((holder) => entryOf(holder, draft).kind === 'not_recorded'));
  return open ? 'not_recorded' : 'none';
}

/** Everybody on the sheet who is not recorded yet. */
export const openOn = (sheet: Sheet, draft: Draft): Holder[] =>
  sheet.sites.flatMap((site) => site.seats).filter((seat) => !substituteOf(seat, draft).trim())
    .flatMap((seat) => seat.persons).filter((holder) => holder.holds && entryOf(holder, draft).kind === 'not_recorded');

/** What the mutation takes: only what changes, each with the version that was seen. */
export function inputOf(sheet: Sheet, draft: Draft): { marks: MarkInput[]; substitutes: { seatId: string; name: string | null; version: number | null }[] } {
  const seats = sheet.sites.flatMap((site) => site.seats);
  const { entries, substitutes } = changed(sheet, draft);
  return {
    marks: seats.flatMap((seat) => seat.persons).filter(({ enrolmentId }) => entries.has(enrolmentId)).map(({ enrolmentId, mark }) => {
      const { kind, minutes } = entries.get(enrolmentId)!;
      return { enrolmentId, kind: sent(kind), minutesMissed: asksMinutes(kind) ? minutes : null, version: mark?.version ?? null };
    }),
    substitutes: seats.filter(({ seatId }) => substitutes.has(seatId)).map(({ seatId, substitute }) => ({
      seatId, name: substitutes.get(seatId)!.trim() || null, version: substitute?.version ?? null,
    })),
  };
}

interface MarkInput {
  enrolmentId: string;
  kind: string | null;
  minutesMissed: number | null;
  version: number | null;
}
