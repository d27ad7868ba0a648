import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** The list with one of its members at a place counted from 1; behind the last one is the last one. */
export function placeAt<P>(all: readonly P[], one: P, position: number): P[] {
  const others = all.filter((other) => other !== one);
  return [...others.slice(0, position - 1), one, ...others.slice(position - 1)];
}

/**
 * Numbers parts from 1 as they stand. Around the unit of work: a neighbour that was pushed along is not edited, so its
 * version stays and whoever writes in it notices nothing.
 */
export async function renumber(em: EntityManager, table: 'module' | 'unit', all: readonly { readonly id: string }[]): Promise<void> {
  await em.flush();
  const ids = all.map(({ id }) => id);
  await sql`update ${sql.table(table)} set position = array_position(${ids}::uuid[], id) where id = any(${ids}::uuid[])`.execute(em.getKysely());
}
