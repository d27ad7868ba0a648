import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { StartProblem } from '../settings.js';
import { readArchive } from './archive.js';
import { ABOUT, type About, FORMAT, kindOf, MANIFEST, type Manifest, type TableContent } from './format.js';

export interface Inspected {
  readonly about: About;
  readonly manifest: Manifest;
}

/** Reads an archive from its first byte to its last and holds it against its manifest; a {@link StartProblem} says what is wrong. */
export async function inspect(path: string, passphrase: string | undefined): Promise<Inspected> {
  const tables = new Map<string, TableTally>();
  const files = { count: 0, bytes: 0 };
  let about: { content: About; sha256: string } | undefined;
  let manifest: Manifest | undefined;
  for await (const { name, content } of readArchive(path, passphrase)) {
    if (!about) {
      if (name !== ABOUT) throw unknown(path);
      about = await read<About>(content);
      if (about.content.format !== FORMAT) throw newer(about.content);
      continue;
    }
    if (manifest) throw damaged(path);
    const kind = kindOf(name);
    if (name === MANIFEST) {
      manifest = (await read<Manifest>(content)).content;
    } else if (kind && 'table' in kind) {
      if (!tables.has(kind.table)) tables.set(kind.table, new TableTally());
      for await (const part of content) tables.get(kind.table)!.add(part);
    } else if (kind) {
      const hash = createHash('sha256');
      for await (const part of content) {
        hash.update(part);
        files.bytes += part.length;
      }
      if (hash.digest('hex') !== kind.file) throw damaged(path);
      files.count++;
    } else {
      throw unknown(path);
    }
  }
  if (!about) throw unknown(path);
  const found = about.content.tables.map(({ name }) => (tables.get(name) ?? new TableTally()).of(name));
  if (!manifest || !isDeepStrictEqual({ about: about.sha256, tables: found, files }, { about: manifest.about, tables: manifest.tables, files: manifest.files })) throw damaged(path);
  return { about: about.content, manifest };
}

/** Counts what goes by: in COPY's text form a row ends with the only line feeds there are. */
export class TableTally {
  private readonly hash = createHash('sha256');
  private rows = 0;
  private bytes = 0;

  add(part: Buffer): void {
    this.hash.update(part);
    this.bytes += part.length;
    for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) this.rows++;
  }

  of(name: string): TableContent {
    return { name, rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

async function read<T>(content: AsyncIterable<Buffer>): Promise<{ content: T; sha256: string }> {
  const parts = [];
  for await (const part of content) parts.push(part);
  const whole = Buffer.concat(parts);
  return { content: JSON.parse(whole.toString()) as T, sha256: createHash('sha256').update(whole).digest('hex') };
}

const unknown = (path: string): StartProblem => new StartProblem(`${path} is no archive that this release can read: it was changed, a newer release made it, or it never was one.`);
const damaged = (path: string): StartProblem => new StartProblem(`${path} was changed or cut off: it does not hold what its manifest says. Take another archive.`);
const newer = ({ format, release }: About): StartProblem => new StartProblem(`The archive has format ${format}, this release reads format ${FORMAT}: restore it with release ${release} or a later one.`);
