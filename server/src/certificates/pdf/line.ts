import { type Paper, PRIMARY, SHEET, SIGNAL } from './paper.js';

/** The line of the house in the left margin: it enters at the top, stops at each part and ends at the certificate. */
export class Line {
  private from = 0;

  constructor(private readonly paper: Paper) {}

  stop(y: number, kind: 'open' | 'filled' | 'last'): void {
    // After a page break the line enters from above again.
    if (y < this.from) this.from = 0;
    const from = this.from;
    this.from = y;
    this.paper.artifact((doc) => {
      doc.rect(SHEET.line - 1.25, from, 2.5, y - from).fill(PRIMARY);
      if (from > 0) dot(doc, from, this.last);
      dot(doc, y, kind);
    });
    this.last = kind;
  }

  private last: 'open' | 'filled' | 'last' = 'filled';
}

function dot(doc: PDFKit.PDFDocument, y: number, kind: 'open' | 'filled' | 'last'): void {
  if (kind === 'last') doc.circle(SHEET.line, y, 7).fill(PRIMARY).circle(SHEET.line, y, 3.6).fill(SIGNAL);
  else if (kind === 'filled') doc.circle(SHEET.line, y, 4.6).fill(PRIMARY);
  else doc.circle(SHEET.line, y, 4.6).fill(PRIMARY).circle(SHEET.line, y, 2.6).fill('#FFFFFF');
}
