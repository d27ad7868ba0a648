import type pg from 'pg';
import { escapeIdentifier } from 'pg';
import type { SequenceState, Table } from './format.js';

/** Ours, the accounts' and the jobs'. */
const SCHEMAS = ['public', 'auth', 'graphile_worker'];
/** Says which form the jobs' tables have; each installation's own brings them there. */
const LEFT_OUT = ['graphile_worker.migrations'];

/** `public.person` as SQL. Never a name with a dot in it: our tables have none. */
export const quoted = (name: string): string => name.split('.').map(escapeIdentifier).join('.');

/** Every table that survives a crash; what is without a log may be forgotten. Generated columns are made anew. */
export async function tablesIn(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = any($1) and c.relkind = 'r' and c.relpersistence = 'p' and n.nspname || '.' || c.relname <> all($2)
    group by 1 order by 1`, [SCHEMAS, LEFT_OUT]);
  return rows;
}

/** Not bound to the snapshot, and read after it: never less than what was given out in it. */
export async function sequencesIn(client: pg.ClientBase): Promise<SequenceState[]> {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind = 'S' order by 1`, [SCHEMAS]);
  const states = [];
  for (const { name } of rows) {
    const { rows: [state] } = await client.query<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from ${quoted(name)}`);
    states.push({ name, ...state! });
  }
  return states;
}

/** Names of the applied migrations; none where there are no tables yet. */
export async function migrationsIn(client: pg.ClientBase): Promise<string[]> {
  const { rows: [table] } = await client.query<{ found: boolean }>("select to_regclass('public.schema_migration') is not null as found");
  if (!table!.found) return [];
  return (await client.query<{ name: string }>('select name from public.schema_migration order by id')).rows.map(({ name }) => name);
}

/** How values are written and read, whatever the server's or the user's own settings are. */
export const WORDING = "set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local search_path = public";
