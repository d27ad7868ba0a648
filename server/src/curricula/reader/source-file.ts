import { LineCounter } from 'yaml';
import type { SourceError } from './source-error.js';

/**
 * The text of one file and where its faults are written down.
 * Offsets always count from the start of the file, also in front matter and in Markdown below it:
 * one line index for the whole file is what keeps the line numbers right.
 */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  readonly #errors: SourceError[];
  readonly #lines = new LineCounter();

  constructor(path: string, text: string, errors: SourceError[]) {
    this.path = path;
    this.text = text;
    this.#errors = errors;
    this.#lines.addNewLine(0);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lines.addNewLine(at + 1);
  }

  refuse(offset: number, expected: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.#errors.push({ file: this.path, line, column: col, expected });
  }

  /** Where the place is, for sentences that point to it from another file. */
  place(offset: number): string {
    const { line, col } = this.#lines.linePos(offset);
    return `${this.path}:${line}:${col}`;
  }

  /** The line number, counted from 1, of an offset. */
  lineAt(offset: number): number {
    return this.#lines.linePos(offset).line;
  }

  /** The offset at which a line, counted from 1, begins; the end of the text for lines behind it. */
  lineStart(line: number): number {
    return this.#lines.lineStarts[line - 1] ?? this.text.length;
  }
}
