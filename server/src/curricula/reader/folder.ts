import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceError } from './source-error.js';
import { SourceFile } from './source-file.js';

/** A lesson of 50,000 characters is far below this: whatever is larger was put there by mistake. */
const largestFile = 1024 * 1024;

/**
 * A folder of a curriculum. Paths in errors are relative to the curriculum, so the same faults read the same
 * on every machine. Links are neither followed nor accepted: a curriculum is a closed folder, and a link in an
 * uploaded one could point at any file of the server.
 */
export class SourceFolder {
  readonly path: string;
  readonly #root: string;
  readonly #errors: SourceError[];

  constructor(root: string, path: string, errors: SourceError[]) {
    this.#root = root;
    this.path = path;
    this.#errors = errors;
  }

  /** Names in this folder, in order. Anything that is neither a file nor a folder is refused here. */
  async list(): Promise<{ files: string[]; folders: string[] }> {
    const entries = await readdir(join(this.#root, this.path), { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (!entry.isFile() && !entry.isDirectory()) this.refuse(entry.name, 'a file or a folder, no link to another place');
    }
    return {
      files: entries.filter((entry) => entry.isFile()).map((entry) => entry.name),
      folders: entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name),
    };
  }

  /** The file with its text, or nothing when it cannot be text; the reason is noted then. */
  async read(name: string): Promise<SourceFile | undefined> {
    const path = join(this.#root, this.path, name);
    if ((await stat(path)).size > largestFile) {
      this.refuse(name, 'a file of at most 1 MB');
      return undefined;
    }
    const bytes = await readFile(path);
    if (!isUtf8(bytes)) {
      this.refuse(name, 'text in UTF-8');
      return undefined;
    }
    return new SourceFile(this.pathOf(name), new TextDecoder().decode(bytes), this.#errors);
  }

  inside(name: string): SourceFolder {
    return new SourceFolder(this.#root, this.pathOf(name), this.#errors);
  }

  /** A fault of a file or folder as such: it stands at its first character. */
  refuse(name: string, expected: string): void {
    this.#errors.push({ file: this.pathOf(name), line: 1, column: 1, expected });
  }

  pathOf(name: string): string {
    if (name === '') return this.path;
    return this.path === '' ? name : `${this.path}/${name}`;
  }
}
