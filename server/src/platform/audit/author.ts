import { AsyncLocalStorage } from 'node:async_hooks';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';

/** In whose name something is written. */
export interface Author {
  /** Null for the program itself: a job, a command, an address that opens without signing in. */
  readonly personId: string | null;
  /** The mutation, the queries, the route such as `GET /calendar/:file`, `job send-mail`, `command import`, `migration`, `seeds`. */
  readonly cause: string;
  /** Where one was asked for. */
  readonly reason: string | null;
}

/** As Kysely begins a transaction. */
const BEGINNING = /^(begin|start transaction)\b/;
const AUTHORS = new AsyncLocalStorage<{ author: Author }>();

/** Everything that is written within the work is the program's own, with this cause, until somebody is known: see {@link writtenBy}. */
export const writingFor = <T>(cause: string, work: () => T): T => AUTHORS.run({ author: { personId: null, cause, reason: null } }, work);

/** From here on the running request writes in somebody's name. */
export function writtenBy(author: Author): void {
  const running = AUTHORS.getStore();
  if (running) running.author = author;
}

const settings = (): [name: string, value: string][] => {
  const { personId, cause, reason } = AUTHORS.getStore()?.author ?? { personId: null, cause: '', reason: null };
  return [['kursbuch.actor', personId ?? ''], ['kursbuch.cause', cause], ['kursbuch.reason', reason ?? '']];
};

/**
 * Tells the database who writes, in a statement that is a transaction of its own: `with author as materialized
 * (${authorship()}) insert … select … from author`. All other transactions are signed as they begin.
 */
export const authorship = (): RawBuilder<unknown> => sql`select ${sql.join(settings().map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`;

/** Tells the database who writes in each transaction of the pool, for its length: in one message with the beginning, since every write waits for it. */
export function signed(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const signature = (): string => `select ${settings().map((setting) => `set_config(${setting.map((text) => client.escapeLiteral(text)).join(', ')}, true)`).join(', ')}`;
    client.query = ((text: unknown, ...more: unknown[]) => query(typeof text === 'string' && BEGINNING.test(text) ? `${text}; ${signature()}` : text, ...more)) as typeof client.query;
  });
  return pool;
}
