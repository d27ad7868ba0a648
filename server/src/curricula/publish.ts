import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Person } from '../identity/person.js';
import { CurriculumVersion } from './curriculum-version.js';
import { ModuleAsset } from './module-asset.js';
import { Module } from './module.js';
import { Unit } from './unit.js';

export interface Publication {
  readonly number: number;
  readonly patch: number;
  readonly note: string;
  readonly at: Date;
  readonly by: string | null;
}

/** Seals the draft: it becomes the published version, and from then on the database refuses every change to it. */
export async function seal(em: EntityManager, draft: CurriculumVersion, publication: Publication): Promise<void> {
  draft.state = 'published';
  draft.number = publication.number;
  draft.patch = publication.patch;
  draft.note = publication.note;
  draft.publishedAt = publication.at;
  draft.publishedBy = publication.by ? em.getReference(Person, publication.by) : null;
  await em.flush();
}

/** Begins the next draft as a copy of a published version; uuids stay, so that progress and sessions still point to them. */
export async function copyToDraft(em: EntityManager, from: CurriculumVersion): Promise<CurriculumVersion> {
  const draft = em.create(CurriculumVersion, { id: randomUUID(), curriculum: from.curriculum, state: 'draft', title: from.title, summary: from.summary, basedOn: from });
  const modules = await em.find(Module, { curriculumVersion: from });
  const copies = new Map(modules.map(({ id, uuid, slug, position, title, summary, outcomes, presenceMinutes, onlineMinutes }) => [
    id, em.create(Module, { id: randomUUID(), curriculumVersion: draft, uuid, slug, position, title, summary, outcomes: [...outcomes], presenceMinutes, onlineMinutes }),
  ]));
  for (const { module, uuid, slug, position, kind, title, minutes, body, quiz } of await em.find(Unit, { module: { $in: modules } })) {
    em.create(Unit, { id: randomUUID(), module: copies.get(module.id)!, uuid, slug, position, kind, title, minutes, body, quiz });
  }
  for (const { module, name, mediaType, content } of await em.find(ModuleAsset, { module: { $in: modules } })) {
    em.create(ModuleAsset, { id: randomUUID(), module: copies.get(module.id)!, name, mediaType, content });
  }
  await em.flush();
  return draft;
}
