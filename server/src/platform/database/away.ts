import { Logger } from '@nestjs/common';
import { Refusal } from '../refusal.js';

// The network's words, then PostgreSQL's: shut down, crashed, starting, no connection left, connection broken.
const CODE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P0[1-3]|53300|08...)$/;
// pg has no codes for its own.
const WORDS = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered a connection error|was closed) and is not queryable)/;
const QUIET = 5_000;
const log = new Logger('database');
let said = -QUIET;

interface Failure {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  readonly cause?: unknown;
}

/** Whether an error says that the database did not answer, rather than what it answered. */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, message = '', cause } = error as Failure;
  // A file that is missing is no database that is: ENOENT counts for a socket alone.
  return CODE.test(code ?? '') || (code === 'ENOENT' && syscall === 'connect') || WORDS.test(message) || isAway(cause);
}

/** What is answered then: HTTP 503, and a code that the client words as "try again in a minute". */
export function unreachable(error: unknown): Refusal {
  // Every request of a busy minute would say the same.
  if (performance.now() - said > QUIET) {
    said = performance.now();
    log.warn(`The database does not answer: ${(error as Failure).message ?? String(error)}`);
  }
  return new Refusal('platform/unreachable', { http: { status: 503 } });
}
