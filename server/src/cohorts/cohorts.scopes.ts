import { sql } from 'kysely';
import { defineScope } from '../platform/permission/scopes.js';

defineScope('cohort', async (em, ids) => (await sql<{ id: string; programme: string; cohort: string }>`
  select id, id as cohort, programme_id as programme from cohort where id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

defineScope('enrolment', async (em, ids) => (await sql<{ id: string; programme: string; cohort: string; site: string; person: string }>`
  select e.id, e.cohort_id as cohort, c.programme_id as programme, s.site_id as site, e.person_id as person
  from enrolment e join cohort c on c.id = e.cohort_id join seat s on s.id = e.seat_id
  where e.id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

defineScope('seat', async (em, ids) => (await sql<{ id: string; programme: string; cohort: string; site: string }>`
  select t.id, t.cohort_id as cohort, c.programme_id as programme, t.site_id as site from seat t join cohort c on c.id = t.cohort_id
  where t.id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);
