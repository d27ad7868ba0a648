import { sql } from 'kysely';
import { defineScope } from '../platform/permission/scopes.js';

interface InCurriculum { readonly id: string; readonly curriculum: string; readonly [kind: string]: string }

defineScope('curriculum', async (em, ids) => (await sql<InCurriculum>`
  select id, id as curriculum from curriculum where id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

defineScope('curriculum-version', async (em, ids) => (await sql<InCurriculum>`
  select id, curriculum_id as curriculum from curriculum_version where id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

defineScope('module', async (em, ids) => (await sql<InCurriculum>`
  select m.id, v.curriculum_id as curriculum from module m join curriculum_version v on v.id = m.curriculum_version_id
  where m.id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);

defineScope('unit', async (em, ids) => (await sql<InCurriculum>`
  select u.id, v.curriculum_id as curriculum from unit u join module m on m.id = u.module_id join curriculum_version v on v.id = m.curriculum_version_id
  where u.id = any(${ids}::uuid[])`.execute(em.getKysely())).rows);
