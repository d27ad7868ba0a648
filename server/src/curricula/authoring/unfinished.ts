import type { EntityManager } from '@mikro-orm/postgresql';
import type { VersionContent } from '../content.js';
import { contentsOf, type IllustratedUnit, illustratedUnits } from '../curricula.queries.js';
import { findMissingPictures } from '../reader/markdown.js';

/** Why a part cannot be taught as it stands. */
export interface Unfinished {
  readonly part: 'curriculum' | 'module' | 'unit';
  readonly uuid: string;
  readonly title: string;
  readonly missing: 'modules' | 'summary' | 'outcomes' | 'units' | 'text' | 'questions' | 'picture';
  /** Of a picture: the text that names it, such as body or questions.0.explanation; questions and options count from 0. */
  readonly field?: string;
  /** As the text names it: assets/ablauf.svg. */
  readonly picture?: string;
}

/** What is still missing before a draft may be published: the same that the files of a curriculum must have. Four statements. */
export async function unfinishedOf(em: EntityManager, draftId: string): Promise<Unfinished[]> {
  const contents = (await contentsOf(em, [draftId])).get(draftId)!;
  return [...unfinishedIn(contents), ...(await illustratedUnits(em, draftId)).flatMap(missingPictures)];
}

function missingPictures({ uuid, title, assets, ...unit }: IllustratedUnit): Unfinished[] {
  const known = new Set(assets);
  return textsOf(unit).flatMap(([field, text]) => findMissingPictures(text, known).map((picture): Unfinished => ({ part: 'unit', uuid, title, missing: 'picture', field, picture })));
}

/** Every text that may be Markdown, by its place. */
function textsOf({ body, quiz }: Pick<IllustratedUnit, 'body' | 'quiz'>): [string, string][] {
  const questions = (quiz?.questions ?? []).flatMap(({ text, explanation, options }, number): [string, string][] => [
    [`questions.${number}.text`, text],
    [`questions.${number}.explanation`, explanation],
    ...options.flatMap((option, letter): [string, string][] => [
      [`questions.${number}.options.${letter}.text`, option.text],
      [`questions.${number}.options.${letter}.feedback`, option.feedback ?? ''],
    ]),
  ]);
  return [['body', body], ...questions];
}

function unfinishedIn({ uuid, title, modules }: VersionContent): Unfinished[] {
  const found: Unfinished[] = [];
  if (!modules.length) found.push({ part: 'curriculum', uuid, title, missing: 'modules' });
  for (const module of modules) {
    const lacks = (missing: Unfinished['missing']): void => { found.push({ part: 'module', uuid: module.uuid, title: module.title, missing }); };
    if (!module.summary) lacks('summary');
    if (!module.outcomes.length) lacks('outcomes');
    if (!module.units.length) lacks('units');
    for (const unit of module.units) {
      if (unit.kind === 'quiz' && !unit.quiz?.questions.length) found.push({ part: 'unit', uuid: unit.uuid, title: unit.title, missing: 'questions' });
      if (['lesson', 'reflection', 'assignment'].includes(unit.kind) && !unit.body) found.push({ part: 'unit', uuid: unit.uuid, title: unit.title, missing: 'text' });
    }
  }
  return found;
}
