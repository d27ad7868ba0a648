import { type EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Sql } from '../platform/keeping/keeping.js';

export interface Column {
  /** With its schema, unless that is public. */
  readonly table: string;
  readonly column: string;
}

/** Every column that leads to a person by a foreign key, as the database itself knows it. */
export async function columnsLeadingToPerson(em: EntityManager): Promise<Column[]> {
  return (await sql<Column>`
    select c.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'person'::regclass order by 1, 2`.execute(em.getKysely())).rows;
}

export interface Mention extends Column {
  readonly rows: number;
}

/** Where the words of somebody still stand: every column of text or JSON in every schema is read, so it takes its time. */
export async function mentionsOf(em: EntityManager, words: readonly string[]): Promise<Mention[]> {
  const kysely = em.getKysely();
  const { rows: columns } = await sql<Column & { schema: string; name: string }>`
    select n.nspname as schema, c.relname as name, a.attname as "column", case n.nspname when 'public' then c.relname else n.nspname || '.' || c.relname end as "table"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and a.atttypid::regtype::text in ('text', 'text[]', 'citext', 'json', 'jsonb', 'character varying', 'name', 'character') order by 4, 3`.execute(kysely);
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const found = (one: (typeof columns)[number]): Sql => sql`
    select ${one.table}::text as "table", ${one.column}::text as "column", count(*)::int as rows from ${sql.id(one.schema, one.name)} t where ${sql.ref(`t.${one.column}`)}::text ilike any(${patterns}::text[])`;
  const { rows } = await sql<Mention>`select * from (${sql.join(columns.map(found), sql` union all `)}) found where rows > 0 order by 1, 2`.execute(kysely);
  return rows;
}
