import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { demandVersion } from '../../platform/refusal.js';
import { Module } from '../module.js';
import { moduleToEdit, openDraft } from './draft.js';
import type { AddModuleInput, EditModuleInput, MoveModuleInput, RemovePartInput } from './inputs.js';
import { placeAt, renumber } from './positions.js';
import { freeSlug, titleOf } from './title.js';

/** What the second editor is shown beside their own text. */
const current = ({ version, title, summary, outcomes, presenceMinutes, onlineMinutes }: Module): object =>
  ({ version, title, summary, outcomes, presenceMinutes, onlineMinutes });

/** The modules of a draft. */
@Injectable()
export class Modules {
  constructor(private readonly em: EntityManager) {}

  edit({ id, version, title, summary, outcomes, presenceMinutes, onlineMinutes }: EditModuleInput): Promise<Module> {
    return this.em.transactional(async (em) => {
      const module = await moduleToEdit(em, id);
      demandVersion(module, version, current);
      Object.assign(module, { title: titleOf(title), summary: summary.trim(), outcomes: outcomes.map((outcome, index) => titleOf(outcome, `input.outcomes.${index}`)), presenceMinutes, onlineMinutes });
      return module;
    });
  }

  add({ draftId, title }: AddModuleInput): Promise<Module> {
    return this.em.transactional(async (em) => {
      const draft = await openDraft(em, draftId);
      const others = await em.find(Module, { curriculumVersion: draft });
      const named = titleOf(title);
      return em.create(Module, {
        id: randomUUID(), uuid: randomUUID(), curriculumVersion: draft, title: named, slug: freeSlug(named, others.map(({ slug }) => slug)),
        position: Math.max(0, ...others.map(({ position }) => position)) + 1, presenceMinutes: 0, onlineMinutes: 0,
      });
    });
  }

  move({ id, position }: MoveModuleInput): Promise<Module> {
    return this.em.transactional(async (em) => {
      const module = await moduleToEdit(em, id);
      const all = await em.find(Module, { curriculumVersion: module.curriculumVersion }, { orderBy: { position: 'asc' } });
      await renumber(em, 'module', placeAt(all, module, position));
      return em.refreshOrFail(module);
    });
  }

  remove({ id, version }: RemovePartInput): Promise<boolean> {
    return this.em.transactional(async (em) => {
      const module = await moduleToEdit(em, id);
      demandVersion(module, version, current);
      const others = await em.find(Module, { curriculumVersion: module.curriculumVersion, id: { $ne: id } }, { orderBy: { position: 'asc' } });
      em.remove(module);
      await renumber(em, 'module', others);
      return true;
    });
  }
}
