import type { Statement } from '../statement.js';
import type { Line } from './line.js';
import { MUTED, type Paper, PRIMARY, SHEET, type Type, WIDTH } from './paper.js';
import { days } from './words.js';

const PROVIDER: Type = { face: 'title', size: 12 };
const PROGRAMME: Type = { size: 9, colour: MUTED, align: 'right', lineGap: 1.5 };
const SITE: Type = { size: 11, colour: MUTED };
const INTRO: Type = { size: 11.5, lineGap: 3.5 };

/** Provider and programme, the title, whose it is and what it attests. */
export function drawHead(paper: Paper, statement: Statement, line: Line): void {
  const half = WIDTH / 2 - 10;
  const left = paper.text('P', statement.provider, { x: SHEET.left, y: paper.y, width: half }, PROVIDER);
  const right = paper.text('P', statement.programme, { x: SHEET.left + half + 20, y: paper.y + 2, width: half }, PROGRAMME);
  paper.y += Math.max(left, right) + 30;

  const title = fitting(paper, statement.title, 27, 2);
  paper.y += paper.text('H1', statement.title, { x: SHEET.left, y: paper.y, width: WIDTH }, title) + 16;

  const name = { ...fitting(paper, statement.person, 23, 1), colour: PRIMARY };
  line.stop(paper.y + (name.size ?? 0) * 0.62, 'filled');
  paper.y += paper.text('P', statement.person, { x: SHEET.left, y: paper.y, width: WIDTH }, name) + 1;
  paper.y += paper.text('P', `Standort ${statement.site}`, { x: SHEET.left, y: paper.y, width: WIDTH }, SITE) + 12;

  const { curriculum, cohort, startsOn, endsOn } = statement;
  const when = startsOn === endsOn ? `am ${days(startsOn, endsOn)}` : `in der Zeit ${days(startsOn, endsOn).includes('bis') ? 'vom' : 'von'} ${days(startsOn, endsOn)}`;
  paper.y += paper.text('P', `hat ${when} an „${curriculum}“ (${cohort}) teilgenommen.`, { x: SHEET.left, y: paper.y, width: WIDTH - 20 }, INTRO) + 14;
}

/** The largest size up to `size` at which the words need no more than that many lines; from 15 on they may take one more. */
function fitting(paper: Paper, words: string, size: number, lines: number): Type {
  for (let at = size; at >= 16; at--) {
    const type: Type = { face: 'title', size: at, lineGap: 0 };
    if (paper.height(words, WIDTH, type) <= lines * at * 1.25 + 1) return type;
  }
  return { face: 'title', size: 16, lineGap: 0 };
}
