import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Refusal } from '../platform/refusal.js';
import { CurriculumVersion } from './curriculum-version.js';
import { Curriculum } from './curriculum.js';
import { ModuleAsset } from './module-asset.js';
import { Module } from './module.js';
import type { QuizContent } from './quiz-content.js';
import type { CurriculumSource, UnitSource } from './reader/source.js';
import { Unit } from './unit.js';

export type Imported = 'new' | 'changed' | 'unchanged';

/**
 * Brings a curriculum from its files into the draft, keyed by uuid. The same files again change nothing; a published
 * version is never touched. A draft in which somebody is working is not thrown away: `curricula/draft-in-work`; a short
 * name that belongs to another curriculum is refused by `curricula/slug-taken`.
 */
export async function importCurriculum(em: EntityManager, source: CurriculumSource): Promise<Imported> {
  const sourceHash = createHash('sha256').update(JSON.stringify(source)).digest('hex');
  const known = await em.findOne(CurriculumVersion, { curriculum: { id: source.uuid }, sourceHash });
  if (known) return 'unchanged';

  const before = await em.findOne(Curriculum, { id: source.uuid });
  if (await em.count(Curriculum, { slug: source.slug, id: { $ne: source.uuid } })) throw new Refusal('curricula/slug-taken');
  const curriculum = before ?? em.create(Curriculum, { id: source.uuid, slug: source.slug, title: source.title, language: source.language, authors: source.authors });
  Object.assign(curriculum, { slug: source.slug, title: source.title, authors: source.authors });
  await em.flush();

  const old = await em.findOne(CurriculumVersion, { curriculum, state: 'draft' });
  if (old) {
    if (old.sourceHash === null || old.version > 1) throw new Refusal('curricula/draft-in-work');
    await em.nativeDelete(CurriculumVersion, { id: old.id });
    em.clear();
  }
  const [base] = await em.find(CurriculumVersion, { curriculum: { id: source.uuid }, state: 'published' }, { orderBy: { number: 'desc', patch: 'desc' }, limit: 1 });
  const draft = em.create(CurriculumVersion, {
    id: randomUUID(), curriculum: em.getReference(Curriculum, source.uuid), state: 'draft', title: source.title, summary: source.summary, sourceHash, basedOn: base ?? null,
  });
  for (const from of source.modules) {
    const { units, assets, ...values } = from;
    const module = em.create(Module, { ...values, id: randomUUID(), curriculumVersion: draft });
    for (const unit of units) em.create(Unit, { ...unitValues(unit), id: randomUUID(), module });
    for (const asset of assets) em.create(ModuleAsset, { id: randomUUID(), module, name: asset.path.replace(/^assets\//, ''), mediaType: asset.mediaType, content: asset.text });
  }
  await em.flush();
  return before ? 'changed' : 'new';
}

function unitValues(unit: UnitSource) {
  const { uuid, slug, position, kind, title, minutes } = unit;
  return { uuid, slug, position, kind, title, minutes, body: 'text' in unit ? unit.text : '', quiz: unit.kind === 'quiz' ? quizContent(unit) : null };
}

const quizContent = ({ passShare, attempts, questions }: Extract<UnitSource, { kind: 'quiz' }>): QuizContent => ({ passShare, attempts: attempts ?? null, questions });
