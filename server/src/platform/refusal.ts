import { GraphQLError } from 'graphql';

export interface RefusalValues {
  /** The argument or input field that is refused, as a path such as `input.title`. */
  readonly field?: string;
  /** What would have been accepted: a greatest length, an earliest day, the allowed words. */
  readonly bound?: string | number | readonly string[];
  /** The state that somebody else saved meanwhile, so that the page can show it beside the typed text. */
  readonly current?: object;
  readonly [value: string]: unknown;
}

/**
 * A refusal that the person is meant to see: `area/reason` and values; the client words it. Everything else that is
 * thrown is a fault and is answered as `platform/fault` without its text.
 */
export class Refusal extends GraphQLError {
  constructor(readonly code: string, readonly values: RefusalValues = {}) {
    super(code, { extensions: { code, ...values } });
  }
}

/** The same answer for what does not exist and for what this person may not see. */
export const notFound = (): Refusal => new Refusal('platform/not-found');

/** Somebody else saved first: nothing is overwritten, the current state is handed over. */
export const changedMeanwhile = (current: object): Refusal => new Refusal('platform/changed-meanwhile', { field: 'version', current });

/** Refuses unless the caller saw the newest state. */
export function demandVersion<T extends { version: number }>(entity: T, seen: number, current: (entity: T) => object): void {
  if (entity.version !== seen) throw changedMeanwhile(current(entity));
}
