import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { measure, pathOf } from '../files/folder.js';
import { StartProblem } from '../settings.js';
import { ArchiveWriter } from './archive.js';
import { ABOUT, type About, fileName, FORMAT, MANIFEST, type Manifest, partName, type Table, type TableContent } from './format.js';
import { inspect, TableTally } from './inspect.js';
import { count, size } from './say.js';
import { migrationsIn, quoted, sequencesIn, tablesIn, WORDING } from './tables.js';

const PART = 2 ** 20;
/** A table or a number of files that is worth a line of its own. */
const MANY_ROWS = 100_000;
const MANY_FILES = 1_000;

export interface Source {
  readonly url: string;
  readonly filesFolder: string;
  readonly release: string;
  readonly passphrase: string | undefined;
  readonly say: (line: string) => void;
}

/**
 * Writes database and files into one archive, beside a running server: all tables as they were at one instant. It gets
 * its name when it is whole and was read back. Its manifest names files that were missing or changed.
 */
export async function backUp(path: string, source: Source): Promise<Manifest> {
  if (existsSync(path)) throw new StartProblem(`${path} is there already: choose another name, or move it away.`);
  const half = `${path}.part`;
  const client = new pg.Client({ connectionString: source.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const manifest = await write(half, client, source);
    source.say('… Read back');
    const { manifest: found } = await inspect(half, source.passphrase);
    if (!isDeepStrictEqual(found, manifest)) throw new StartProblem(`${half} does not hold what was written into it: check the disk.`);
    await rename(half, path);
    await keepName(dirname(path));
    return manifest;
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function write(half: string, client: pg.Client, source: Source): Promise<Manifest> {
  await client.query('begin isolation level repeatable read read only');
  await client.query(WORDING);
  const { rows: [now] } = await client.query<{ at: Date }>('select now() as at');
  const migrations = await migrationsIn(client);
  if (!migrations.length) throw new StartProblem('There is nothing to back up: this database holds no installation yet.');
  const tables = await tablesIn(client);
  // A release that is migrating meanwhile waits until the tables are read.
  await client.query(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access share mode`);

  const archive = await ArchiveWriter.open(half, source.passphrase).catch((error: unknown) => { throw unwritten(half, error); });
  try {
    const about: About = { format: FORMAT, release: source.release, madeAt: now!.at.toISOString(), migrations, tables };
    const first = Buffer.from(JSON.stringify(about, null, 1));
    await archive.add(ABOUT, first);
    source.say(`… ${count(tables.length, 'table')}`);
    const contents = [];
    for (const table of tables) {
      const content = await writeTable(archive, client, table);
      contents.push(content);
      if (content.rows >= MANY_ROWS) source.say(`  ${table.name}: ${count(content.rows, 'row')}, ${size(content.bytes)}`);
    }
    const sequences = await sequencesIn(client);
    const { faulty, ...files } = await writeFiles(archive, client, source);
    const manifest: Manifest = { about: createHash('sha256').update(first).digest('hex'), tables: contents, sequences, files, faulty };
    await archive.add(MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)));
    await archive.finish();
    return manifest;
  } catch (error) {
    throw unwritten(half, await archive.abandon() ?? error);
  }
}

async function writeTable(archive: ArchiveWriter, client: pg.Client, { name, columns }: Table): Promise<TableContent> {
  const tally = new TableTally();
  let kept: Buffer[] = [];
  let length = 0;
  let parts = 0;
  const give = async (): Promise<void> => {
    const part = Buffer.concat(kept);
    [kept, length] = [[], 0];
    tally.add(part);
    await archive.add(partName(name, ++parts), part);
  };
  const rows = client.query(copyTo(`copy ${quoted(name)} (${columns.map(pg.escapeIdentifier).join(', ')}) to stdout`));
  for await (const piece of rows as AsyncIterable<Buffer>) {
    kept.push(piece);
    length += piece.length;
    if (length >= PART) await give();
  }
  if (length) await give();
  return tally.of(name);
}

interface WrittenFiles {
  count: number;
  bytes: number;
  readonly faulty: string[];
}

/** Content has its hash for a name and never changes, so it may be read later than the tables that name it. */
async function writeFiles(archive: ArchiveWriter, client: pg.Client, { filesFolder, say }: Source): Promise<WrittenFiles> {
  const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from public.stored_file order by 1');
  if (rows.length) say(`… ${count(rows.length, 'file')}`);
  const written: WrittenFiles = { count: 0, bytes: 0, faulty: [] };
  for (const { sha256 } of rows) {
    const path = pathOf(filesFolder, sha256);
    const found = await measure(path);
    if (found?.sha256 !== sha256) {
      written.faulty.push(sha256);
      continue;
    }
    await archive.stream(fileName(sha256), found.bytes, createReadStream(path));
    written.bytes += found.bytes;
    if (++written.count % MANY_FILES === 0) say(`  ${count(written.count, 'file')}, ${size(written.bytes)}`);
  }
  return written;
}

/** That the name stays after a power cut is a matter of the folder. */
async function keepName(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

function unwritten(half: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new StartProblem(`The disk is full: make room for ${half}, or name another place.`);
  if (code === 'ENOENT' || code === 'EACCES' || code === 'ENOTDIR' || code === 'EROFS') return new StartProblem(`${half} cannot be written: check that the folder is there and that this user may write in it.`);
  return error;
}

/** In bytes. */
export const lengthOf = async (path: string): Promise<number> => (await stat(path)).size;
