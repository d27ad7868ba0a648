/** done: nothing is left to do; next: the first open one; blocked: see why it is blocked. */
export type ModuleState = 'done' | 'next' | 'open' | 'blocked';
/** not-scheduled: no day is set; not-open-yet and closed: see the module's days. */
export type Blocked = 'not-scheduled' | 'not-open-yet' | 'closed';

export interface Opening {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

/** Why nothing is accepted for a module at an instant; null while it is open. The closing instant itself is closed. */
export function blockedBy({ opensAt, closesAt }: Opening, now: Date): Blocked | null {
  if (!opensAt) return 'not-scheduled';
  if (now < opensAt) return 'not-open-yet';
  return closesAt && closesAt <= now ? 'closed' : null;
}

interface Stage extends Opening {
  readonly complete: boolean;
}

/** The state of each module, in their order. Done stays done after it has closed; the first open one that is not is next. */
export function statesOf(stages: readonly Stage[], now: Date): { state: ModuleState; blocked: Blocked | null }[] {
  let nextFound = false;
  return stages.map((stage) => {
    if (stage.complete) return { state: 'done', blocked: null };
    const blocked = blockedBy(stage, now);
    if (blocked) return { state: 'blocked', blocked };
    if (nextFound) return { state: 'open', blocked: null };
    nextFound = true;
    return { state: 'next', blocked: null };
  });
}
