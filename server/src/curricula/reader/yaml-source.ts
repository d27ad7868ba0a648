import { isNode, isPair, isMap, isScalar, parseDocument, visit, type Document, type Node } from 'yaml';
import type { SourceFile } from './source-file.js';

export type KeyPath = readonly (string | number)[];

/** A JSON Pointer (RFC 6901) as keys; a list index is a number to yaml. */
export function keyPath(pointer: string): KeyPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** A YAML document inside a file (the whole file, or its front matter) that knows where each value stands. */
export class YamlSource {
  readonly file: SourceFile;
  readonly value: unknown;
  readonly #document: Document;
  readonly #start: number;

  private constructor(file: SourceFile, document: Document, start: number) {
    this.file = file;
    this.#document = document;
    this.#start = start;
    this.value = document.toJS();
  }

  /**
   * Nothing is returned when the syntax is broken: what a schema says about half a document misleads.
   * Aliases and unknown tags are refused; they make a short file unfold into a huge one and into other types than it shows.
   */
  static parse(file: SourceFile, start = 0, end = file.text.length): YamlSource | undefined {
    const document = parseDocument(file.text.slice(start, end), { version: '1.2', prettyErrors: false, strict: true });
    const faults = [...document.errors, ...document.warnings];
    for (const fault of faults) file.refuse(start + fault.pos[0], `valid YAML: ${fault.message}`);
    let expanding = false;
    visit(document, {
      Alias: (_, node) => {
        expanding = true;
        file.refuse(start + (node.range?.[0] ?? 0), `the value itself instead of the alias *${node.source}`);
      },
    });
    return faults.length > 0 || expanding ? undefined : new YamlSource(file, document, start);
  }

  /** Where the value stands; of a value that is missing, where its surroundings begin. */
  offsetOf(path: KeyPath): number {
    for (let length = path.length; length >= 0; length--) {
      const node = this.#nodeAt(path.slice(0, length));
      if (node?.range) return this.#start + node.range[0];
    }
    return this.#start;
  }

  /** Where a key is written in the mapping at the path. */
  offsetOfKey(path: KeyPath, key: string): number {
    const mapping = this.#nodeAt(path);
    if (isMap(mapping)) {
      for (const pair of mapping.items) {
        if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === key && pair.key.range) {
          return this.#start + pair.key.range[0];
        }
      }
    }
    return this.offsetOf(path);
  }

  /**
   * Where a character of a text value stands in the file. In a literal block (|) each line of the value is a
   * line of the file behind its indentation; in all other styles folding and escapes hide it, and the start of
   * the value has to do.
   */
  offsetInText(path: KeyPath, index: number): number {
    const node = this.#nodeAt(path);
    const start = this.offsetOf(path);
    if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || typeof node.value !== 'string') return start;
    const before = node.value.slice(0, index).split('\n');
    const valueLine = node.value.split('\n')[before.length - 1] ?? '';
    const line = this.file.lineAt(start) + before.length;
    const lineStart = this.file.lineStart(line);
    const sourceLine = this.file.text.slice(lineStart, this.file.lineStart(line + 1)).replace(/\r?\n$/, '');
    const indent = Math.max(0, sourceLine.length - valueLine.length);
    return lineStart + indent + (before.at(-1)?.length ?? 0);
  }

  #nodeAt(path: KeyPath): Node | undefined {
    const node: unknown = path.length === 0 ? this.#document.contents : this.#document.getIn(path, true);
    return isNode(node) ? node : undefined;
  }
}
