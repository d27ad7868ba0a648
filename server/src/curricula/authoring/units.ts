import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { demandVersion, notFound, Refusal } from '../../platform/refusal.js';
import { Module } from '../module.js';
import type { QuizContent } from '../quiz-content.js';
import { Unit } from '../unit.js';
import { moduleToEdit, unitToEdit } from './draft.js';
import type { AddUnitInput, EditQuizInput, EditUnitInput, MoveUnitInput, RemovePartInput } from './inputs.js';
import { placeAt, renumber } from './positions.js';
import { quizOf } from './quiz.js';
import { freeSlug, titleOf } from './title.js';

const EMPTY_QUIZ: QuizContent = { passShare: 0.7, attempts: 3, questions: [] };

/** What the second editor is shown beside their own text. */
const current = ({ version, title, minutes, body, quiz }: Unit): object => ({ version, title, minutes, body, quiz });

/** The units of a draft. */
@Injectable()
export class Units {
  constructor(private readonly em: EntityManager) {}

  edit({ id, version, title, minutes, body }: EditUnitInput): Promise<Unit> {
    return this.em.transactional(async (em) => {
      const unit = await unitToEdit(em, id);
      if (unit.kind === 'quiz') throw new Refusal('curricula/is-quiz', { field: 'input.id' });
      demandVersion(unit, version, current);
      Object.assign(unit, { title: titleOf(title), minutes, body: body.replace(/\r\n?/g, '\n').trim() });
      return unit;
    });
  }

  editQuiz(input: EditQuizInput): Promise<Unit> {
    return this.em.transactional(async (em) => {
      const unit = await unitToEdit(em, input.id);
      if (unit.kind !== 'quiz') throw new Refusal('curricula/no-quiz', { field: 'input.id' });
      demandVersion(unit, input.version, current);
      Object.assign(unit, { title: titleOf(input.title), minutes: input.minutes, quiz: quizOf(input) });
      return unit;
    });
  }

  add({ moduleId, kind, title, minutes }: AddUnitInput): Promise<Unit> {
    return this.em.transactional(async (em) => {
      const module = await moduleToEdit(em, moduleId);
      const others = await em.find(Unit, { module });
      const named = titleOf(title);
      return em.create(Unit, {
        id: randomUUID(), uuid: randomUUID(), module, kind, title: named, minutes, slug: freeSlug(named, others.map(({ slug }) => slug)),
        position: Math.max(0, ...others.map(({ position }) => position)) + 1, quiz: kind === 'quiz' ? EMPTY_QUIZ : null,
      });
    });
  }

  move({ id, moduleId, position }: MoveUnitInput): Promise<Unit> {
    return this.em.transactional(async (em) => {
      const unit = await unitToEdit(em, id);
      const from = unit.module;
      const to = await em.findOne(Module, { id: moduleId, curriculumVersion: from.curriculumVersion });
      if (!to) throw notFound();
      const neighbours = await em.find(Unit, { module: to }, { orderBy: { position: 'asc' } });
      if (to !== from) {
        await renumber(em, 'unit', (await em.find(Unit, { module: from }, { orderBy: { position: 'asc' } })).filter((other) => other !== unit));
        unit.position = 0;
        unit.slug = freeSlug(unit.slug, neighbours.map(({ slug }) => slug));
        unit.module = to;
      }
      await renumber(em, 'unit', placeAt(neighbours, unit, position));
      return em.refreshOrFail(unit);
    });
  }

  remove({ id, version }: RemovePartInput): Promise<boolean> {
    return this.em.transactional(async (em) => {
      const unit = await unitToEdit(em, id);
      demandVersion(unit, version, current);
      const others = await em.find(Unit, { module: unit.module, id: { $ne: id } }, { orderBy: { position: 'asc' } });
      em.remove(unit);
      await renumber(em, 'unit', others);
      return true;
    });
  }
}
