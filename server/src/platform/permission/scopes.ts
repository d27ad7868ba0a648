import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from './right.js';

type ScopeQuery = (em: EntityManager, ids: readonly string[]) => Promise<readonly (Scope & { readonly id: string })[]>;

const QUERIES = new Map<string, ScopeQuery>();

/**
 * A room says how its things lie in the wider ones: for ids of that kind the rows of `id` and the ids around it, in one
 * statement. What is not among the rows does not exist.
 */
export function defineScope(kind: string, query: ScopeQuery): void {
  QUERIES.set(kind, query);
}

export async function scopesOf(em: EntityManager, kind: string, ids: readonly string[]): Promise<Map<string, Scope>> {
  const query = QUERIES.get(kind);
  if (!query) throw new Error(`no scope is defined for ${kind}`);
  // A malformed id is an unknown one: the database would answer it with a fault.
  const wellFormed = ids.filter((id) => UUID.test(id));
  const rows = wellFormed.length ? await query(em, wellFormed) : [];
  return new Map(rows.map((row) => [row.id, row]));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
