import type pg from 'pg';
import type { Table } from './format.js';
import { quoted } from './tables.js';

/** Statements that bring back what was put to sleep. */
export type Guards = readonly string[];

const STATE: Readonly<Record<string, string>> = { O: 'enable', A: 'enable always', R: 'enable replica' };

/**
 * Rows that were right once are loaded in any order and are nobody's doing: no trigger fires, no trail is kept. As owner
 * of the tables, since a database of one's own seldom comes with a superuser, whom session_replication_role asks for.
 * Foreign keys are taken down and put up again, which checks all rows at once and remembers none of them meanwhile.
 */
export async function putGuardsToSleep(client: pg.ClientBase, tables: readonly Table[]): Promise<Guards> {
  const names = tables.map(({ name }) => quoted(name));
  for (const name of names) await client.query(`lock table ${name} in access exclusive mode`);
  const { rows: triggers } = await client.query<{ at: string; name: string; state: string }>(`
    select tgrelid::regclass::text as at, quote_ident(tgname) as name, tgenabled as state
    from pg_trigger where not tgisinternal and tgenabled <> 'D' and tgrelid = any($1::regclass[]) order by 1, 2`, [names]);
  const { rows: keys } = await client.query<{ at: string; name: string; definition: string }>(`
    select conrelid::regclass::text as at, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by 1, 2`, [names]);
  for (const { at, name } of triggers) await client.query(`alter table ${at} disable trigger ${name}`);
  for (const { at, name } of keys) await client.query(`alter table ${at} drop constraint ${name}`);
  return [
    ...keys.map(({ at, name, definition }) => `alter table ${at} add constraint ${name} ${definition}`),
    ...triggers.map(({ at, name, state }) => `alter table ${at} ${STATE[state]!} trigger ${name}`),
  ];
}

export async function wakeGuards(client: pg.ClientBase, guards: Guards): Promise<void> {
  for (const statement of guards) await client.query(statement);
}
