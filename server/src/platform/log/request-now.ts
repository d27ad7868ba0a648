import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';

/** What is known of the request that is being answered. */
export interface RequestNow {
  readonly id: string;
  /** The person who asks, once it is known; written down with faults alone. */
  personId?: string;
  /** What GraphQL was asked, by the name that the client gave it. */
  operation?: string;
  /** GraphQL answers a fault by 200. */
  fault?: boolean;
}

const STORE = new AsyncLocalStorage<RequestNow>();

/** The request on whose behalf this code runs; undefined for jobs and commands. */
export const requestNow = (): RequestNow | undefined => STORE.getStore();
export const within = (request: RequestNow, work: () => void): void => { STORE.run(request, work); };

const WELL_FORMED = /^[\w.:-]{8,64}$/;
// Without letters and digits that look alike, since people read it out on the phone.
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** The proxy's id, where it is one; else twelve letters of our own. */
export function requestIdOf(given: string | string[] | undefined): string {
  if (typeof given === 'string' && WELL_FORMED.test(given)) return given;
  return Array.from({ length: 12 }, (_, index) => `${index && index % 4 === 0 ? '-' : ''}${LETTERS[randomInt(LETTERS.length)]!}`).join('');
}
