import type { Statement } from '../statement.js';
import { drawHead } from './head.js';
import { DENSE, drawOutcomes, heightOfOutcomes, WIDE } from './outcomes.js';
import { MUTED, Paper, PRIMARY, SHEET, WIDTH } from './paper.js';
import { drawSignature, SIGNATURE_HEIGHT } from './signature.js';
import { Line } from './line.js';
import { drawModules, drawParts } from './parts.js';

/**
 * Prints a statement: one A4 page in the usual case; learning outcomes that do not fit go to a page of their own. The
 * bytes are stored and never made again, so what this draws tomorrow changes nothing that was issued.
 */
export async function printCertificate(statement: Statement, at: Date): Promise<Buffer> {
  const paper = new Paper(`${statement.title} – ${statement.person}`, statement.provider, at);
  const line = new Line(paper);
  drawHead(paper, statement, line);
  drawParts(paper, statement, line);
  drawModules(paper, statement);
  const room = paper.bottom - paper.y - SIGNATURE_HEIGHT;
  if (heightOfOutcomes(paper, statement, DENSE) <= room) {
    drawOutcomes(paper, statement, DENSE);
    drawSignature(paper, statement, line);
  } else if (room >= 0) {
    drawSignature(paper, statement, line);
    paper.nextPage();
    drawOutcomes(paper, statement, WIDE);
  } else {
    paper.nextPage();
    drawOutcomes(paper, statement, WIDE);
    drawSignature(paper, statement, line);
  }
  drawRunningHeads(paper, statement);
  return paper.finish();
}

/** On every page number and page; from the second on also whose it is, for sheets that part. */
function drawRunningHeads(paper: Paper, { title, person, number }: Statement): void {
  const { count } = paper.doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    paper.doc.switchToPage(page);
    paper.artifact((doc) => {
      doc.font('text').fontSize(8).fillColor(MUTED);
      doc.text(`Nr. ${number}`, SHEET.left, SHEET.height - 32, { width: WIDTH / 2, lineBreak: false });
      if (count > 1) doc.text(`Seite ${page + 1} von ${count}`, SHEET.left + WIDTH / 2, SHEET.height - 32, { width: WIDTH / 2, align: 'right' });
      if (page > 0) {
        doc.text(`${title} · ${person}`, SHEET.left, 28, { width: WIDTH, height: 10, ellipsis: true });
        doc.rect(SHEET.line - 1.25, 0, 2.5, 36).fill(PRIMARY).circle(SHEET.line, 36, 4).fill(PRIMARY);
      }
    });
  }
}
