import type { SourceFile } from './source-file.js';

/** The offsets of the two parts of a Markdown file that begins with front matter between two lines of ---. */
export interface FrontMatter {
  start: number;
  end: number;
  bodyStart: number;
}

export function findFrontMatter(file: SourceFile): FrontMatter | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(file.text);
  if (!opening) {
    file.refuse(0, 'front matter: a first line of --- , YAML, and a line of ---');
    return undefined;
  }
  const start = opening[0].length;
  const closing = /^---[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = start;
  const found = closing.exec(file.text);
  if (!found) {
    file.refuse(0, 'a line of --- that ends the front matter');
    return undefined;
  }
  return { start, end: found.index, bodyStart: found.index + found[0].length };
}
