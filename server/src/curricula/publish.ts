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
export async function beginDraft(em: EntityManager, from: CurriculumVersion): Promise<CurriculumVersion> {
  const draft = em.create(CurriculumVersion, { id: randomUUID(), curriculum: from.curriculum, state: 'draft', title: from.title, summary: from.summary });
  for (const module of await em.find(Module, { curriculumVersion: from })) {
    const { uuid, slug, position, title, summary, outcomes, presenceMinutes, onlineMinutes } = module;
    const copy = em.create(Module, { id: randomUUID(), curriculumVersion: draft, uuid, slug, position, title, summary, outcomes: [...outcomes], presenceMinutes, onlineMinutes });
    for (const unit of await em.find(Unit, { module })) {
      em.create(Unit, { id: randomUUID(), module: copy, uuid: unit.uuid, slug: unit.slug, position: unit.position, kind: unit.kind, title: unit.title, minutes: unit.minutes, body: unit.body, quiz: unit.quiz });
    }
    for (const asset of await em.find(ModuleAsset, { module })) {
      em.create(ModuleAsset, { id: randomUUID(), module: copy, name: asset.name, mediaType: asset.mediaType, content: asset.content });
    }
  }
  await em.flush();
  return draft;
}
