import { type Element, MUTED, Paper, PRIMARY, RULE, SHEET, type Type, WIDTH } from '../../certificates/pdf/paper.js';
import type { Language } from '../wording.js';

const TITLE: Type = { face: 'title', size: 22, lineGap: 0 };
const H2: Type = { face: 'title', size: 13.5, colour: PRIMARY, lineGap: 0 };
const H3: Type = { face: 'strong', size: 10.5 };
const BODY: Type = { size: 10, lineGap: 1.5 };
const LABEL: Type = { size: 9, colour: MUTED, lineGap: 1.5 };
const LABELS = 118;
/** What is drawn at a piece: no piece fills a page. */
const PIECE = 700;

/** Running text on as many sheets as it takes: headings, paragraphs, and lists of a label with its words. */
export class Sheets {
  private readonly paper: Paper;

  constructor(title: string, author: string, at: Date, private readonly language: Language) {
    this.paper = new Paper(title, author, at, language === 'de' ? 'de-DE' : 'en');
    this.paper.y = SHEET.top + 8;
    this.paper.y += this.paper.text('H1', title, this.across(), TITLE) + 8;
  }

  heading(words: string): void {
    this.room(64);
    const { paper } = this;
    paper.y += 18;
    paper.artifact((doc) => { doc.moveTo(SHEET.left, paper.y).lineTo(SHEET.left + WIDTH, paper.y).lineWidth(0.7).stroke(RULE); });
    paper.y += 10;
    paper.y += paper.text('H2', words, this.across(), H2) + 5;
  }

  smallHeading(words: string): void {
    this.room(40);
    this.paper.y += 7;
    this.paper.y += this.paper.text('H3', words, this.across(), H3) + 3;
  }

  paragraph(words: string): void {
    for (const piece of pieces(words)) {
      this.room(this.paper.height(piece, WIDTH, BODY));
      this.paper.y += this.paper.text('P', piece, this.across(), BODY) + 3;
    }
  }

  /** One list: the label left, the words right of it. */
  pairs(rows: readonly (readonly [label: string, words: string])[]): void {
    const list = this.paper.group('L');
    for (const [label, words] of rows) this.pair(list, label, words);
    this.paper.y += 4;
  }

  bullets(rows: readonly string[]): void {
    const list = this.paper.group('L');
    for (const words of rows) {
      this.room(this.paper.height(words, WIDTH - 14, BODY));
      const { y } = this.paper;
      this.paper.artifact((doc) => { doc.circle(SHEET.left + 4, y + 6.5, 1.7).fill(PRIMARY); });
      this.paper.y += this.paper.text('LBody', words, { x: SHEET.left + 14, y, width: WIDTH - 14, parent: this.paper.group('LI', list) }, BODY) + 2;
    }
  }

  finish(foot: string): Promise<Buffer> {
    const { doc } = this.paper;
    const { count } = doc.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      doc.switchToPage(page);
      this.paper.artifact((on) => {
        on.font('text').fontSize(8).fillColor(MUTED);
        on.text(foot, SHEET.left, SHEET.height - 32, { width: WIDTH * 0.75, lineBreak: false });
        on.text(this.language === 'de' ? `Seite ${page + 1} von ${count}` : `Page ${page + 1} of ${count}`, SHEET.left + WIDTH * 0.75, SHEET.height - 32, { width: WIDTH * 0.25, align: 'right' });
      });
    }
    return this.paper.finish();
  }

  private pair(list: Element, label: string, words: string): void {
    const right = { x: SHEET.left + LABELS, width: WIDTH - LABELS };
    pieces(words).forEach((piece, index) => {
      const height = Math.max(this.paper.height(piece, right.width, BODY), index ? 0 : this.paper.height(label, LABELS - 10, LABEL));
      this.room(height);
      const item = this.paper.group('LI', list);
      if (!index) this.paper.text('Lbl', label, { x: SHEET.left, y: this.paper.y + 0.8, width: LABELS - 10, parent: item }, LABEL);
      this.paper.text('LBody', piece, { ...right, y: this.paper.y, parent: item }, BODY);
      this.paper.y += height + 2;
    });
  }

  private across(): { x: number; y: number; width: number } {
    return { x: SHEET.left, y: this.paper.y, width: WIDTH };
  }

  private room(height: number): void {
    if (this.paper.y + height > this.paper.bottom - 8) this.paper.nextPage();
  }
}

/** Paragraphs, and long ones cut between words. */
function pieces(words: string): string[] {
  return words.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${PIECE}}(?:\\s|$)|.{1,${PIECE}}`, 'gu')) ?? (line ? [line] : [])).map((piece) => piece.trimEnd()).filter(Boolean);
}
