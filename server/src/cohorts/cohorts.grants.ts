import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Grant } from '../platform/permission/right.js';

interface Row { readonly role: string; readonly programme: string | null; readonly cohort: string | null; readonly site: string | null; readonly curriculum: string }

/**
 * Whoever holds or held a seat is a participant: results stay readable after a seat was given on. Whoever trains or
 * organises a programme is author of the curricula that its cohorts use.
 */
export async function grantsOf(em: EntityManager, personId: string): Promise<Grant[]> {
  const { rows } = await sql<Row>`
    select 'participant' as role, c.programme_id as programme, e.cohort_id as cohort, s.site_id as site, v.curriculum_id as curriculum
    from enrolment e join seat s on s.id = e.seat_id join cohort c on c.id = e.cohort_id join curriculum_version v on v.id = c.curriculum_version_id
    where e.person_id = ${personId}
    union
    select 'author', null, null, null, v.curriculum_id
    from role_assignment r join cohort c on c.programme_id = r.programme_id join curriculum_version v on v.id = c.curriculum_version_id
    where r.person_id = ${personId} and r.ended_at is null and r.role in ('trainer', 'organiser')`.execute(em.getKysely());
  return rows.map(({ role, ...within }) => ({ role, within }));
}
