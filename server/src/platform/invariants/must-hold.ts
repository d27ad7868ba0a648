/** A row that breaks a rule: the ids that name it, and the values that differ. */
export type BrokenRow = Readonly<Record<string, unknown>>;
/** Selects the rows that break a rule. Runs on one snapshot with all others. */
export type Ask = (statement: string) => Promise<BrokenRow[]>;

export interface Invariant {
  /** `room/what`, such as `attendance/mark-of-cohort`. */
  readonly name: string;
  /** What holds, as a sentence. */
  readonly meaning: string;
  /** SQL, or work where the database alone cannot tell. */
  readonly broken: string | ((ask: Ask, filesFolder: string) => Promise<BrokenRow[]>);
}

const INVARIANTS = new Map<string, Invariant>();

/**
 * A room says what holds across its tables, beyond what constraints and triggers can hold: `kursbuch check` asks for the
 * rows that break it. Whatever the screens allow must keep it.
 */
export function mustHold(name: string, meaning: string, broken: Invariant['broken']): void {
  if (INVARIANTS.has(name)) throw new Error(`two rules are called ${name}`);
  INVARIANTS.set(name, { name, meaning, broken });
}

/** All of them, by name. */
export const invariants = (): Invariant[] => [...INVARIANTS.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
