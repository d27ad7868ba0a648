import { sql } from 'kysely';
import type { GrantRows } from '../platform/permission/actors.js';

/**
 * Whoever holds or held a seat is a participant: results stay readable after a seat was given on. Whoever trains or
 * organises a programme is author of the curricula that its cohorts use.
 */
export const grantRows: GrantRows = (personId) => sql`
  select distinct 'participant' as role, jsonb_build_object('programme', c.programme_id, 'cohort', e.cohort_id, 'site', s.site_id, 'curriculum', v.curriculum_id) as within
  from enrolment e join seat s on s.id = e.seat_id join cohort c on c.id = e.cohort_id join curriculum_version v on v.id = c.curriculum_version_id
  where e.person_id = ${personId}
  union all
  select distinct 'author', jsonb_build_object('curriculum', v.curriculum_id)
  from role_assignment r join cohort c on c.programme_id = r.programme_id join curriculum_version v on v.id = c.curriculum_version_id
  where r.person_id = ${personId} and r.ended_at is null and r.role in ('trainer', 'organiser')`;
