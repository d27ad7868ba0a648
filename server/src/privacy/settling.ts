import { type EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Sql } from '../platform/keeping/keeping.js';
import { columnsLeadingToPerson, type Column } from './catalogue.js';
import { backwards } from './everything-kept.js';

/** Stands where a name stood. */
const NOBODY = { givenName: 'Gelöschte', familyName: 'Person' } as const;

export interface Settled {
  readonly id: string;
  /** gone: nothing led to the person any more; nameless: only what works without the name does; named: the name is still needed. */
  readonly how: 'gone' | 'nameless' | 'named';
}

/**
 * Decides what becomes of persons' rows by what still leads to them, as the catalogue knows it: so a table that somebody
 * adds later can make a name stay too long, but never break what refers to it. Without a person: everybody of whom
 * neither contact data nor anything in work is left.
 */
export async function settle(em: EntityManager, now: Date, person: string | null): Promise<Settled[]> {
  const columns = await columnsLeadingToPerson(em);
  const stays = backwards().flatMap(({ holding: { table, column, erase } }) => (erase.stays ? [{ table, column, named: erase.stays.named }] : []));
  const kindOf = ({ table, column }: Column): 'named' | 'nameless' | 'else' => {
    const one = stays.find((stay) => stay.table === table && stay.column === column);
    return one ? one.named ? 'named' : 'nameless' : 'else';
  };
  const leads = (kind: string): Sql => sql.join([sql`false`, ...columns.filter((column) => kindOf(column) === kind)
    .map(({ table, column }) => sql`exists (select from ${sql.table(table)} r where ${sql.ref(`r.${column}`)} = p.id)`)], sql` or `);
  const { rows } = await sql<Settled>`
    select p.id, case when ${leads('named')} then 'named' when ${leads('nameless')} then 'nameless' else 'gone' end as how
    from person p where ${person ? sql`p.id = ${person}::uuid` : sql`true`} and not (${leads('else')}) and ${person ? sql`true` : sql`not (${leads('named')})`}
      and (p.erased_at is null or not (${leads('nameless')}) or p.given_name <> ${NOBODY.givenName} or ${person}::uuid is not null) order by p.id`.execute(em.getKysely());
  const ids = (how: Settled['how']): string[] => rows.filter((row) => row.how === how).map(({ id }) => id);
  await sql`delete from person where id = any(${ids('gone')}::uuid[])`.execute(em.getKysely());
  await sql`update person set title = null, given_name = ${NOBODY.givenName}, family_name = ${NOBODY.familyName}, erased_at = coalesce(erased_at, ${now}), version = version + 1 where id = any(${ids('nameless')}::uuid[])`.execute(em.getKysely());
  await sql`update person set erased_at = ${now}, version = version + 1 where id = any(${ids('named')}::uuid[]) and erased_at is null`.execute(em.getKysely());
  return rows;
}
