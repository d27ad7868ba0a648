import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { notFound, Refusal } from '../../platform/refusal.js';
import { CurriculumVersion } from '../curriculum-version.js';
import { Module } from '../module.js';
import { Unit } from '../unit.js';

/**
 * Begins a change to a draft: locks it, so that changes to one draft follow each other, and counts up its version, so
 * that who publishes learns when the draft is no longer what they saw. A published version is refused by
 * `curricula/published`.
 */
export async function openDraft(em: EntityManager, versionId: string): Promise<CurriculumVersion> {
  const { rows } = await sql`update curriculum_version set version = version + 1 where id = ${versionId} and state = 'draft' returning id`.execute(em.getKysely());
  if (!rows.length) throw new Refusal('curricula/published');
  return em.findOneOrFail(CurriculumVersion, { id: versionId });
}

/** A module of a draft, ready to be changed. */
export async function moduleToEdit(em: EntityManager, id: string): Promise<Module> {
  const { curriculumVersion } = await em.findOne(Module, { id }, { disableIdentityMap: true }) ?? gone();
  await openDraft(em, curriculumVersion.id);
  return await em.findOne(Module, { id }) ?? gone();
}

/** A unit of a draft with its module, ready to be changed. */
export async function unitToEdit(em: EntityManager, id: string): Promise<Unit> {
  const { module } = await em.findOne(Unit, { id }, { populate: ['module'], disableIdentityMap: true }) ?? gone();
  await openDraft(em, module.curriculumVersion.id);
  // Read once more behind the lock: whoever was faster has changed it.
  return await em.findOne(Unit, { id }, { populate: ['module'] }) ?? gone();
}

function gone(): never {
  throw notFound();
}
