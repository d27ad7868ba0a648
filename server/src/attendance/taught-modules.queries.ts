import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** How a person stands to the sessions that teach one module. */
export interface TaughtModule {
  readonly moduleUuid: string;
  /** Sessions of the cohort that teach it, cancelled ones left out. */
  readonly sessions: number;
  /** Sessions of the cohort that would have taught it and are cancelled. */
  readonly cancelled: number;
  /** Of them those in which the person is marked present, late or left early. */
  readonly attended: number;
}

/** For each module that sessions of the cohort teach: how many there are, how many are cancelled, and in how many the person was. One statement. */
export async function taughtModules(em: EntityManager, cohortId: string, personId: string): Promise<Map<string, TaughtModule>> {
  const { rows } = await sql<TaughtModule>`
    select s.module_uuid as "moduleUuid", count(*) filter (where not off)::int as sessions, count(*) filter (where off)::int as cancelled,
      count(k.id) filter (where not off and k.kind in ('present', 'late', 'left-early'))::int as attended
    from event e join session s on s.event_id = e.id
    cross join lateral (select s.status = 'cancelled' or e.status = 'cancelled' as off) c
    left join mark k on k.session_id = s.id and k.person_id = ${personId}
    where e.cohort_id = ${cohortId} and s.module_uuid is not null
    group by s.module_uuid`.execute(em.getKysely());
  return new Map(rows.map((row) => [row.moduleUuid, row]));
}
