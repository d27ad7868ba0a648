import type { VersionContent } from '../content.js';

/** Why a part cannot be taught as it stands. */
export interface Unfinished {
  readonly part: 'curriculum' | 'module' | 'unit';
  readonly uuid: string;
  readonly title: string;
  readonly missing: 'modules' | 'summary' | 'outcomes' | 'units' | 'text' | 'questions';
}

/** What is still missing before a draft may be published: the same that the files of a curriculum must have. */
export function unfinishedIn({ uuid, title, modules }: VersionContent): Unfinished[] {
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
