import { INK, MUTED, type Paper, RULE, SHEET, type Type, WIDTH } from './paper.js';

export interface Column {
  readonly head: string;
  readonly width: number;
  readonly align?: 'left' | 'right';
}

export interface Cell {
  readonly words: string;
  readonly type?: Type;
  /** A second line, smaller. */
  readonly below?: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** A stop of the line in the margin beside it. */
  readonly stop?: 'open' | 'filled';
  readonly sum?: boolean;
}

const HEAD: Type = { size: 8.5, colour: MUTED };
const BODY: Type = { size: 10 };
const BELOW: Type = { size: 8.5, colour: MUTED };
const GAP = 12;
const PADDING = 3.6;

/** A table in the structure: heads name their column, the first cell names its row. Rows that do not fit go to a new page. */
export function drawTable(paper: Paper, columns: readonly Column[], rows: readonly Row[], stop: (y: number, kind: 'open' | 'filled') => void): void {
  const table = paper.group('Table');
  const lefts = columns.map((_, index) => SHEET.left + columns.slice(0, index).reduce((sum, { width }) => sum + width, 0));
  const widths = columns.map(({ width }, index) => width - (index < columns.length - 1 ? GAP : 0));
  const rule = (y: number, colour: string, weight: number): void => paper.artifact((doc) => { doc.moveTo(SHEET.left, y).lineTo(SHEET.left + WIDTH, y).lineWidth(weight).stroke(colour); });

  const head = paper.group('TR', paper.group('THead', table));
  columns.forEach(({ head: words, align }, index) => {
    paper.text('TH', words, { x: lefts[index]!, y: paper.y, width: widths[index]!, parent: head, options: { scope: 'Column' } }, { ...HEAD, align: align ?? 'left' });
  });
  paper.y += 14;
  rule(paper.y, INK, 1);

  const body = paper.group('TBody', table);
  for (const row of rows) {
    const typeOf = (index: number): Type => ({ ...BODY, ...(row.sum ? { face: 'strong' } : {}), ...row.cells[index]!.type, align: columns[index]!.align ?? 'left' });
    const heights = row.cells.map(({ words, below }, index) =>
      paper.height(words, widths[index]!, typeOf(index)) + (below ? paper.height(below, widths[index]!, BELOW) : 0));
    const height = Math.max(...heights) + 2 * PADDING - 1;
    if (paper.y + height > paper.bottom) paper.nextPage();
    if (row.stop) stop(paper.y + PADDING + 6, row.stop);
    const line = paper.group('TR', body);
    row.cells.forEach(({ words, below }, index) => {
      const cell = paper.group(index === 0 ? 'TH' : 'TD', line, index === 0 ? { scope: 'Row' } as never : {});
      const at = { x: lefts[index]!, width: widths[index]!, parent: cell };
      const used = paper.text('P', words, { ...at, y: paper.y + PADDING }, typeOf(index));
      if (below) paper.text('P', below, { ...at, y: paper.y + PADDING + used }, { ...BELOW, align: columns[index]!.align ?? 'left' });
    });
    paper.y += height;
    if (row !== rows.at(-1)) rule(paper.y, rows[rows.indexOf(row) + 1]!.sum ? INK : RULE, rows[rows.indexOf(row) + 1]!.sum ? 1 : 0.7);
  }
}
