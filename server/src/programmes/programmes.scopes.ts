import { sql } from 'kysely';
import { defineScope } from '../platform/permission/scopes.js';

defineScope('programme', async (em, ids) => (await sql<{ id: string; programme: string }>`
  select id, id as programme from programme where id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

// An administrator's role is of no programme: it is given on the command line alone, and the last one stays (trigger).
defineScope('role-assignment', async (em, ids) => (await sql<{ id: string; programme: string }>`
  select id, programme_id as programme from role_assignment where programme_id is not null and id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);
