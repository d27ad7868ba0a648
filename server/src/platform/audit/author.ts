import { AsyncLocalStorage } from 'node:async_hooks';
import { type RawBuilder, sql } from 'kysely';

/** In whose name something is written. */
export interface Author {
  /** Null for the program itself: a job, a command, an address that opens without signing in. */
  readonly personId: string | null;
  /** The mutation, the queries, the route such as `GET /calendar/:file`, `job send-mail`, `command import`, `seeds`. */
  readonly cause: string;
  /** Where one was asked for. */
  readonly reason: string | null;
}

const AUTHORS = new AsyncLocalStorage<{ author: Author }>();

/** Everything that is written within the work is the program's own, with this cause, until somebody is known: see {@link writtenBy}. */
export const writingFor = <T>(cause: string, work: () => T): T => AUTHORS.run({ author: { personId: null, cause, reason: null } }, work);

/** From here on the running request writes in somebody's name. */
export function writtenBy(author: Author): void {
  const running = AUTHORS.getStore();
  if (running) running.author = author;
}

/**
 * Tells the database who writes, for the rest of the transaction. A statement that is a transaction of its own tells it
 * itself: `with author as materialized (${authorship()}) insert … select … from author`.
 */
export function authorship(): RawBuilder<unknown> {
  const { personId, cause, reason } = AUTHORS.getStore()?.author ?? { personId: null, cause: '', reason: null };
  return sql`select set_config('kursbuch.actor', ${personId ?? ''}, true), set_config('kursbuch.cause', ${cause}, true), set_config('kursbuch.reason', ${reason ?? ''}, true)`;
}
