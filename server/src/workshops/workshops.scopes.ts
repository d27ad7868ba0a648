import { sql } from 'kysely';
import { defineScope } from '../platform/permission/scopes.js';

defineScope('event', async (em, ids) => (await sql<{ id: string; programme: string; cohort: string | null }>`
  select id, programme_id as programme, cohort_id as cohort from event where id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

defineScope('session', async (em, ids) => (await sql<{ id: string; programme: string; cohort: string | null }>`
  select s.id, e.programme_id as programme, e.cohort_id as cohort from session s join event e on e.id = s.event_id
  where s.id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);
