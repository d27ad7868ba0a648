import type pg from 'pg';

/**
 * Lets a pool outlive its database: that it went away is found out by the next query. Without listeners, on the pool for
 * connections that rest and on each connection for the time it is in use, it would end the process.
 */
export function outlive(pool: pg.Pool): pg.Pool {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
