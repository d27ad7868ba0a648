import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import type { TrailInput } from './trail.js';

type Row = Readonly<Record<string, unknown>>;

/** An entry as the database keeps it. */
export interface RecordedEntry {
  readonly id: string;
  /** As PostgreSQL writes an instant. */
  readonly at: string;
  readonly actorId: string | null;
  readonly cause: string;
  readonly reason: string | null;
  readonly table: string;
  readonly action: 'insert' | 'update' | 'delete';
  readonly objectId: string;
  readonly personId: string | null;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly redacted: boolean;
  readonly block: string | null;
}

/** Newest first, `most` of them. One statement. */
export async function searchTrail(em: EntityManager, input: TrailInput, most: number): Promise<RecordedEntry[]> {
  const { personId, actorId, objectId, table, from, to, cursor } = input;
  const given: RawBuilder<unknown>[] = [
    actorId && sql`actor_id = ${actorId}::uuid`, objectId && sql`row_id = ${objectId}`, table && sql`table_name = ${table}`,
    from && sql`at >= ${from}`, to && sql`at < ${to}`, cursor && sql`id < ${cursor}::bigint`,
  ].filter((one) => one instanceof Object);
  const newest = (...more: RawBuilder<unknown>[]): RawBuilder<unknown> => sql`(select * from audit_entry
    where ${sql.join([sql`true`, ...given, ...more], sql` and `)} order by id desc limit ${most})`;
  // Whom it concerns and who wrote it stand in two indexes: the newest of each, then the newest of both.
  const found = personId ? sql`(${newest(sql`person_id = ${personId}::uuid`)} union ${newest(sql`actor_id = ${personId}::uuid`)})` : newest();
  const { rows } = await sql<RecordedEntry>`
    select id::text, at, actor_id as "actorId", cause, reason, table_name as "table", action, row_id as "objectId", person_id as "personId",
      before, after, redacted_at is not null as redacted, block::text
    from ${found} found order by found.id desc limit ${most}`.execute(em.getKysely());
  return rows;
}

/** The columns by which rows are called, the best first; a number where there are no words. */
const WORDS = ['title', 'name', 'label', 'slug', 'key'];
const CALLED = [...WORDS, 'number'];

/** What rows are called, by their keys, as far as the trail knows; also of those that are gone. */
export async function namesInTrail(em: EntityManager, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const called = (row: string): RawBuilder<unknown> => sql`coalesce(${sql.join(CALLED.map((column) => sql`${sql.ref(row)} ->> ${sql.lit(column)}`))})`;
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from unnest(${ids}::text[]) as asked (id), lateral (
      select coalesce(${called('after')}, ${called('before')}) as name from audit_entry where row_id = asked.id
        and (after ?| ${CALLED}::text[] or before ?| ${CALLED}::text[]) 
        order by after ?| ${WORDS}::text[] or before ?| ${WORDS}::text[] desc, audit_entry.id desc limit 1) found
    where name <> ''`.execute(em.getKysely());
  return rows;
}
