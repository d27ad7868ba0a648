import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { instant } from './learning.queries.js';
import type { ScheduledModule } from './module-schedule.js';

/** The modules of the version to which the cohort is pinned, with their days. One statement. */
export async function scheduleOf(em: EntityManager, cohortId: string): Promise<Omit<ScheduledModule, 'state'>[]> {
  const { rows } = await sql<Omit<ScheduledModule, 'state'>>`
    select m.uuid as "moduleUuid", m.title, m.position, m.online_minutes as "onlineMinutes", o.opens_at as "opensAt", o.closes_at as "closesAt", o.version,
      (select min(s.starts_at) from session s join event e on e.id = s.event_id
        where e.cohort_id = c.id and s.module_uuid = m.uuid and s.status <> 'cancelled') as "firstSessionAt"
    from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id
    left join module_opening o on o.cohort_id = c.id and o.module_uuid = m.uuid
    where c.id = ${cohortId} order by m.position`.execute(em.getKysely());
  return rows.map((row) => ({ ...row, opensAt: instant(row.opensAt), closesAt: instant(row.closesAt), firstSessionAt: instant(row.firstSessionAt) }));
}
