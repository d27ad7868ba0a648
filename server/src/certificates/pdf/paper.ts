import PDFDocument from 'pdfkit';
import { type Face, registerFonts } from './fonts.js';
import { PDF_UA, plain } from './metadata.js';

export type Element = PDFKit.PDFStructureElement;

export const INK = '#1B2430';
export const MUTED = '#515C69';
export const PRIMARY = '#0B5563';
export const RULE = '#DED8CA';
export const SIGNAL = '#F2B233';

export interface Type {
  readonly face?: Face;
  readonly size?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'right';
  readonly lineGap?: number;
}

/** A4 in points. The line of the house runs in the left margin, the text stands right of it. */
export const SHEET = { width: 595.28, height: 841.89, left: 84, right: 56, top: 44, bottom: 46, line: 54 } as const;
export const WIDTH = SHEET.width - SHEET.left - SHEET.right;

/**
 * A tagged sheet: whatever is drawn is either content with a place in the structure or an artifact, never neither. Nothing
 * breaks a page by itself; who draws asks for room first.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Element;
  y: number = SHEET.top;
  private readonly chunks: Buffer[] = [];

  constructor(title: string, author: string, at: Date, lang = 'de-DE') {
    this.doc = new PDFDocument({
      size: 'A4', margin: 0, pdfVersion: '1.7', subset: 'PDF/A-3a', tagged: true, lang, displayTitle: true, bufferPages: true,
      info: { Title: plain(title), Author: plain(author), Creator: 'Kursbuch', Producer: 'Kursbuch', CreationDate: at, ModDate: at },
    });
    this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
    this.doc.appendXML(PDF_UA);
    registerFonts(this.doc);
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  get bottom(): number {
    return SHEET.height - SHEET.bottom;
  }

  nextPage(): void {
    this.doc.addPage();
    this.y = SHEET.top + 24;
  }

  /** An element that holds others: Table, TR, L, Sect. */
  group(type: string, parent: Element = this.root, options: object = {}): Element {
    const element = this.doc.struct(type as 'Sect', options as never);
    parent.add(element);
    return element;
  }

  height(words: string, width: number, type: Type): number {
    return this.set(type).heightOfString(words, { width, lineGap: type.lineGap ?? 2 });
  }

  widthOf(words: string, type: Type): number {
    return this.set(type).widthOfString(words);
  }

  /** Text as an element of that type; returns its height. */
  text(tag: string, words: string, at: { x: number; y: number; width: number; parent?: Element; options?: object }, type: Type = {}): number {
    const draw = (): void => {
      this.set(type).text(words, at.x, at.y, { width: at.width, align: type.align ?? 'left', lineGap: type.lineGap ?? 2, features: ['tnum', 'kern'] as never });
    };
    (at.parent ?? this.root).add(this.doc.struct(tag as 'P', (at.options ?? {}) as never, [draw]));
    return this.height(words, at.width, type);
  }

  /** Ornament, rules and running heads: nothing that is read aloud. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  /** Words with a link, as one element. */
  link(words: string, address: string, hint: string, at: { x: number; y: number; width: number; parent: Element }, type: Type = {}): number {
    const element = this.group('Link', at.parent);
    element.add(() => { this.set(type).text(words, at.x, at.y, { width: at.width, lineGap: type.lineGap ?? 2 }); });
    const height = this.height(words, at.width, type);
    this.doc.link(at.x, at.y, Math.min(at.width, this.widthOf(words, type)), height, address, { structParent: element, Contents: new String(hint) } as never);
    element.end();
    return height;
  }

  async finish(): Promise<Buffer> {
    const ended = new Promise<void>((resolve) => { this.doc.on('end', resolve); });
    this.root.end();
    this.doc.end();
    await ended;
    return Buffer.concat(this.chunks);
  }

  private set(type: Type): PDFKit.PDFDocument {
    return this.doc.font(type.face ?? 'text').fontSize(type.size ?? 10.5).fillColor(type.colour ?? INK);
  }
}
