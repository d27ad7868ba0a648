import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { Events } from '../../platform/events.js';
import { changedMeanwhile, notFound, Refusal } from '../../platform/refusal.js';
import { type Change, compare } from '../compare.js';
import { contentsOf } from '../curricula.queries.js';
import { CurriculumVersion } from '../curriculum-version.js';
import { Curriculum } from '../curriculum.js';
import { CorrectionReleased, VersionPublished } from '../events.js';
import { copyToDraft, seal } from '../publish.js';
import { openDraft } from './draft.js';
import type { PublishInput } from './inputs.js';
import { unfinishedOf } from './unfinished.js';

/** From a published version to a draft, and from the draft to the next one. */
@Injectable()
export class Publishing {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, private readonly events: Events) {}

  /** Without a version the newest is copied. A second draft is refused by `curricula/has-draft`. */
  beginDraft(curriculumId: string, fromId: string | null): Promise<CurriculumVersion> {
    return this.em.transactional(async (em) => {
      const curriculum = await em.findOneOrFail(Curriculum, { id: curriculumId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (await em.count(CurriculumVersion, { curriculum, state: 'draft' })) throw new Refusal('curricula/has-draft');
      const [from] = await em.find(CurriculumVersion, { curriculum, state: 'published', ...(fromId === null ? {} : { id: fromId }) }, { orderBy: { number: 'desc', patch: 'desc' }, limit: 1 });
      if (!from) throw notFound();
      return copyToDraft(em, from);
    });
  }

  /** Whatever was changed since the published version is gone. Refused when somebody has changed more than was seen. */
  discard(draftId: string, version: number): Promise<boolean> {
    return this.em.transactional(async (em) => {
      await this.seenDraft(em, draftId, version);
      await em.nativeDelete(CurriculumVersion, { id: draftId });
      return true;
    });
  }

  /** The draft becomes the next number. Cohorts stay on the version to which they are pinned. */
  publish({ draftId, version, note }: PublishInput, by: string | null): Promise<CurriculumVersion> {
    return this.em.transactional(async (em) => {
      const draft = await this.seenDraft(em, draftId, version);
      await demandFinished(em, draftId);
      const number = await newest(em, { curriculum: draft.curriculum }, 'number') + 1;
      await seal(em, draft, { number, patch: 0, note: noteOf(note), at: this.clock.now(), by });
      await this.events.happened(em, new VersionPublished(draft));
      return draft;
    });
  }

  /**
   * The draft becomes the next patch of the number of which it began, and running cohorts go on with it. Refused by
   * `curricula/more-than-wording`, with the changes that are, unless only wording was corrected.
   */
  release({ draftId, version, note }: PublishInput, by: string | null): Promise<CurriculumVersion> {
    return this.em.transactional(async (em) => {
      const draft = await this.seenDraft(em, draftId, version);
      const base = draft.basedOn && await em.findOne(CurriculumVersion, { id: draft.basedOn.id });
      if (base?.number == null) throw new Refusal('curricula/nothing-to-correct');
      const changes = await changesBetween(em, base.id, draftId);
      if (!changes.length) throw new Refusal('curricula/nothing-changed');
      const more = changes.filter(({ beyondWording }) => beyondWording.length);
      if (more.length) throw new Refusal('curricula/more-than-wording', { changes: more });
      await demandFinished(em, draftId);
      const patch = await newest(em, { curriculum: draft.curriculum, number: base.number }, 'patch') + 1;
      await seal(em, draft, { number: base.number, patch, note: noteOf(note), at: this.clock.now(), by });
      await this.events.happened(em, new CorrectionReleased(Object.assign(draft, { number: base.number, patch })));
      return draft;
    });
  }

  private async seenDraft(em: EntityManager, draftId: string, version: number): Promise<CurriculumVersion> {
    const draft = await openDraft(em, draftId);
    // Opening it has counted up by one.
    if (draft.version !== version + 1) throw changedMeanwhile({ version: draft.version - 1 });
    return draft;
  }
}

/** What is new in a draft or a version against another one. */
export async function changesBetween(em: EntityManager, beforeId: string, afterId: string): Promise<Change[]> {
  const contents = await contentsOf(em, [beforeId, afterId]);
  return compare(contents.get(beforeId)!, contents.get(afterId)!);
}

async function demandFinished(em: EntityManager, draftId: string): Promise<void> {
  const parts = await unfinishedOf(em, draftId);
  if (parts.length) throw new Refusal('curricula/unfinished', { parts });
}

async function newest(em: EntityManager, where: object, of: 'number' | 'patch'): Promise<number> {
  const [version] = await em.find(CurriculumVersion, { ...where, state: 'published' }, { orderBy: { [of]: 'desc' }, limit: 1 });
  return version?.[of] ?? 0;
}

function noteOf(typed: string): string {
  const note = typed.trim();
  if (!note) throw new Refusal('input/too-short', { field: 'input.note', bound: 1 });
  return note;
}
