import { shortDay, when } from '../platform/dates';
import { causeInWords } from './trail.causes';
import { ACTIONS, COLUMNS, TABLES, VALUES } from './trail.words';

interface Entry {
  id: string; at: string; actorId: string | null; cause: string; reason: string | null; table: string; action: string; objectId: string; personId: string | null;
  redacted: boolean; sealed: boolean; changes: { column: string; before: string | null; after: string | null }[];
}

interface Change { label: string; before: string | null; after: string | null }

/** An entry in words. */
export interface Told {
  id: string;
  at: string;
  who: string;
  /** Nobody signed in wrote it. */
  byProgram: boolean;
  /** Somebody wrote it around the application. */
  isAround: boolean;
  what: string;
  action: string;
  /** What the row is called, and whom it concerns. */
  about: string;
  /** What set it off. */
  cause: string;
  reason: string | null;
  objectId: string;
  changes: Change[];
  redacted: boolean;
  sealed: boolean;
}

export interface TrailDay { day: string; entries: Told[] }

/** Keys and counters say nothing to a reader. */
const LEFT_OUT = new Set(['id', 'version', 'source_hash', 'sequence']);
/** Of these the trail keeps a hash where they are a person's own. */
const PRIVATE = new Set(['text', 'answers', 'birth_date']);
const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** In words, by the day on which it was written; newest first, as it came. */
export function daysOf(entries: readonly Entry[], named: readonly { id: string; name: string }[]): TrailDay[] {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const days = new Map<string, Told[]>();
  for (const entry of entries) {
    const day = shortDay(entry.at);
    days.set(day, [...days.get(day) ?? [], told(entry, names)]);
  }
  return [...days.values()].map((told) => ({ day: told[0]!.at, entries: told }));
}

function told(entry: Entry, names: ReadonlyMap<string, string>): Told {
  const { id, at, actorId, cause, reason, objectId, redacted, sealed } = entry;
  const about = new Set([names.get(objectId), entry.personId ? names.get(entry.personId) ?? FORMER : undefined].filter((name) => name !== undefined));
  return {
    id, at, reason, objectId, redacted, sealed,
    cause: causeInWords(cause),
    who: actorId ? names.get(actorId) ?? FORMER : cause === 'database' ? AROUND : PROGRAM,
    byProgram: !actorId && cause !== 'database',
    isAround: cause === 'database',
    what: `${TABLES[entry.table] ?? entry.table} ${ACTIONS[entry.action] ?? entry.action}`,
    action: entry.action,
    about: [...about].join(' · '),
    changes: entry.changes.filter(({ column }) => !LEFT_OUT.has(column)).map(({ column, before, after }) => ({
      label: COLUMNS[column] ?? column, before: valueOf(column, before, names), after: valueOf(column, after, names),
    })),
  };
}

function valueOf(column: string, value: string | null, names: ReadonlyMap<string, string>): string | null {
  if (value === null) return null;
  if (PRIVATE.has(column) && HASH.test(value)) return HIDDEN;
  if (INSTANT.test(value)) return when(value);
  if (DAY.test(value)) return shortDay(value);
  return names.get(value) ?? VALUES[value] ?? value;
}

const HIDDEN = $localize`:@@identity.trail.hidden:bleibt verborgen`;
const FORMER = $localize`:@@identity.trail.former:eine Person, die es nicht mehr gibt`;
const PROGRAM = $localize`:@@identity.trail.program:Das Programm selbst`;
const AROUND = $localize`:@@identity.trail.around:Direkt in der Datenbank`;
