import { Logger } from '@nestjs/common';
import { Refusal } from '../refusal.js';

// The network's words, then PostgreSQL's: shut down, crashed, starting, no connection left, connection broken.
const CODE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P0[1-3]|53300|08...)$/;
// pg has no codes for its own.
const WORDS = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (has encountered a connection error|was closed) and is not queryable)/;
// The system's words for a disk that takes nothing more, and PostgreSQL's.
const FULL = /^(ENOSPC|EDQUOT|53100)$/;
const QUIET = 5_000;
const log = new Logger('database');
const told = new Map<string, number>();

interface Failure {
  readonly code?: string;
  readonly syscall?: string;
  readonly message?: string;
  readonly cause?: unknown;
}

/** Whether an error says that the database did not answer, rather than what it answered. */
function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, message = '', cause } = error as Failure;
  // A file that is missing is no database that is: ENOENT counts for a socket alone.
  return CODE.test(code ?? '') || (code === 'ENOENT' && syscall === 'connect') || WORDS.test(message) || isAway(cause);
}

/** Whether an error says that there is no room left for what was to be written. */
function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as Failure;
  return FULL.test(code ?? '') || isFull(cause);
}

/**
 * What is answered where the machine and not the request is the reason: HTTP 503, and a code that the client words as "try
 * again in a minute". Undefined for every other error.
 */
export function unable(error: unknown): Refusal | undefined {
  if (isAway(error)) return said('The database does not answer', 'platform/unreachable', error);
  if (isFull(error)) return said('There is no room left on the disk', 'platform/no-room', error);
  return undefined;
}

function said(what: string, code: string, error: unknown): Refusal {
  // Every request of a busy minute would say the same.
  if (performance.now() - (told.get(code) ?? -QUIET) > QUIET) {
    told.set(code, performance.now());
    log.warn(`${what}: ${(error as Failure).message ?? String(error)}`);
  }
  return new Refusal(code, { http: { status: 503 } });
}
