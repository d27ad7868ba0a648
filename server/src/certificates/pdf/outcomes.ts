import type { StatedModule, Statement } from '../statement.js';
import { INK, MUTED, type Paper, PRIMARY, SHEET, type Type, WIDTH } from './paper.js';
import { H2 } from './parts.js';

const LEAD: Type = { size: 10, colour: MUTED };

/** How closely the outcomes are set: densely below the figures on one page, or with air on a page of their own. */
export interface Setting {
  readonly head: Type;
  readonly item: Type;
  readonly above: number;
  readonly between: number;
  readonly lead: boolean;
}
export const WIDE: Setting = { head: { face: 'strong', size: 10.5 }, item: { size: 10, lineGap: 1.5 }, above: 6, between: 1.5, lead: true };
export const DENSE: Setting = { head: { face: 'strong', size: 9.5, lineGap: 0 }, item: { size: 9, lineGap: 0.5 }, above: 3, between: 0.5, lead: false };

const INDENT = 14;
const LEAD_WORDS = 'Die Module sind darauf angelegt, dass die Teilnehmenden danach dies können:';

const withOutcomes = ({ modules }: Statement): readonly StatedModule[] => modules.filter(({ outcomes }) => outcomes.length);

export function heightOfOutcomes(paper: Paper, statement: Statement, set: Setting): number {
  const modules = withOutcomes(statement);
  if (!modules.length) return 0;
  return 21 + (set.lead ? paper.height(LEAD_WORDS, WIDTH, LEAD) + 6 : 0) + modules.reduce((sum, module) => sum + heightOfModule(paper, module, set), 0);
}

/** Learning outcomes by module, as a list that a screen reader counts. */
export function drawOutcomes(paper: Paper, statement: Statement, set: Setting): void {
  const modules = withOutcomes(statement);
  if (!modules.length) return;
  paper.y += paper.text('H2', set.lead ? 'Lernergebnisse' : 'Lernergebnisse: Die Teilnehmenden können …', { x: SHEET.left, y: paper.y, width: WIDTH }, set.lead ? H2 : { ...H2, size: 11 }) + 3;
  if (set.lead) paper.y += paper.text('P', LEAD_WORDS, { x: SHEET.left, y: paper.y, width: WIDTH }, LEAD) + 6;
  for (const module of modules) {
    if (paper.y + heightOfModule(paper, module, set) > paper.bottom) paper.nextPage();
    paper.y += set.above;
    paper.y += paper.text('H3', module.title, { x: SHEET.left, y: paper.y, width: WIDTH }, set.head) + 2;
    const list = paper.group('L');
    for (const outcome of module.outcomes) {
      const item = paper.group('LI', list);
      const y = paper.y;
      paper.artifact((doc) => { doc.circle(SHEET.left + 4, y + (set.item.size ?? 0) * 0.64, 1.7).fill(PRIMARY); });
      paper.y += paper.text('LBody', outcome, { x: SHEET.left + INDENT, y, width: WIDTH - INDENT, parent: item }, { ...set.item, colour: INK }) + set.between;
    }
  }
}

const heightOfModule = (paper: Paper, { title, outcomes }: StatedModule, set: Setting): number =>
  set.above + 2 + paper.height(title, WIDTH, set.head) + outcomes.reduce((sum, outcome) => sum + paper.height(outcome, WIDTH - INDENT, set.item) + set.between, 0);
