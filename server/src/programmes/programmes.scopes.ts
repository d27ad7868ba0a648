import { sql } from 'kysely';
import { defineScope } from '../platform/permission/scopes.js';

defineScope('programme', async (em, ids) => (await sql<{ id: string; programme: string }>`
  select id, id as programme from programme where id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);
