import { once } from 'node:events';
import type { Writable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { MIGRATING } from '../database/migrate.js';
import { put } from '../files/folder.js';
import { StartProblem } from '../settings.js';
import { readArchive } from './archive.js';
import { kindOf, type Manifest, type Table } from './format.js';
import { putGuardsToSleep, wakeGuards } from './guards.js';
import type { Inspected } from './inspect.js';
import type { Target } from './restore.js';
import { count, size } from './say.js';
import { quoted, tablesIn, WORDING } from './tables.js';

const MANY_ROWS = 100_000;
const MANY_FILES = 1_000;

/** All rows in one transaction; a file that is there without a row, after a load that failed, harms nobody. */
export async function load(path: string, client: pg.Client, { about, manifest }: Inspected, target: Target): Promise<void> {
  await client.query('begin');
  // A server that starts meanwhile waits for its migrations, and finds the data then.
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATING]);
  await client.query(WORDING);
  const tables = await tablesIn(client);
  demandPlaces(about.tables, tables);
  const guards = await putGuardsToSleep(client, tables);
  await demandEmpty(client, tables, target.filledByStart);
  await pour(path, client, about.tables, manifest, target);
  for (const { name, last, called } of manifest.sequences) await client.query('select setval($1::regclass, $2, $3)', [quoted(name), last, called]);
  await target.afterLoad(client);
  // What is checked at the end of a transaction is checked now: a table with checks to come cannot be altered.
  await client.query('set constraints all immediate');
  target.say('… Rules of the database are checked');
  await wakeGuards(client, guards);
  await client.query('commit');
  await client.query('analyze');
}

/** The accounts' and the jobs' tables are made by their own packages, in today's form. */
function demandPlaces(wanted: readonly Table[], there: readonly Table[]): void {
  const missing = wanted.flatMap(({ name, columns }) => {
    const place = there.find((table) => table.name === name);
    return place ? columns.filter((column) => !place.columns.includes(column)).map((column) => `${name}.${column}`) : [name];
  });
  if (missing.length) throw new StartProblem(`This release has no place for ${missing.join(', ')} of the archive: restore it with the release that made it.`);
}

async function demandEmpty(client: pg.Client, tables: readonly Table[], filledByStart: readonly string[]): Promise<void> {
  const filled = [];
  for (const { name } of tables) {
    if (filledByStart.includes(name)) await client.query(`delete from ${quoted(name)}`);
    else if ((await client.query(`select from ${quoted(name)} limit 1`)).rowCount) filled.push(name);
  }
  if (filled.length) throw new StartProblem(`This installation holds data already (${filled.slice(0, 5).join(', ')}${filled.length > 5 ? ', …' : ''}), and nothing is overwritten: restore into an empty database, or name an empty folder in KURSBUCH_DATA.`);
}

async function pour(path: string, client: pg.Client, tables: readonly Table[], { tables: contents }: Manifest, { passphrase, filesFolder, say }: Target): Promise<void> {
  let current: Pouring | undefined;
  let files = 0;
  let bytes = 0;
  const finish = async (): Promise<void> => {
    if (!current) return;
    const { name, into, failure } = current;
    current = undefined;
    into.end();
    await Promise.race([once(into, 'finish'), failure]);
    const rows = contents.find((table) => table.name === name)!.rows;
    if (into.rowCount !== rows) throw new Error(`${name}: ${into.rowCount} rows came in, the archive holds ${rows}`);
    if (rows >= MANY_ROWS) say(`  ${name}: ${count(rows, 'row')}`);
  };
  say(`… ${count(tables.length, 'table')}`);
  for await (const { name, content } of readArchive(path, passphrase)) {
    const kind = kindOf(name);
    if (!kind || !('table' in kind) || kind.table !== current?.name) await finish();
    if (kind && 'table' in kind) {
      const { into, failure } = current ??= begin(client, tables.find((table) => table.name === kind.table)!);
      for await (const part of content) if (!into.write(part)) await Promise.race([once(into, 'drain'), failure]);
    } else if (kind) {
      await put(filesFolder, kind.file, counted(content, (length) => { bytes += length; }));
      if (++files % MANY_FILES === 0) say(`  ${count(files, 'file')}, ${size(bytes)}`);
    } else {
      for await (const part of content) void part;
    }
  }
  await finish();
}

interface Pouring {
  readonly name: string;
  readonly into: Writable & { rowCount: number };
  /** Never fulfilled. */
  readonly failure: Promise<never>;
}

function begin(client: pg.Client, { name, columns }: Table): Pouring {
  const into = client.query(copyFrom(`copy ${quoted(name)} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin`));
  const failure = new Promise<never>((_, reject) => { into.on('error', reject); });
  failure.catch(() => undefined);
  return { name, into, failure };
}

async function* counted(content: AsyncIterable<Buffer>, tell: (length: number) => void): AsyncGenerator<Buffer> {
  for await (const part of content) {
    tell(part.length);
    yield part;
  }
}
