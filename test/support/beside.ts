import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp, prepareDatabase } from '../../server/src/app.js';
import { COMMANDS } from '../../server/src/installation/commands.js';
import { readSettings, type Settings } from '../../server/src/platform/settings.js';
import { TEST_DATA, TEST_START } from './test-data.mjs';

/** What a command said, and its exit status; a sentence that ended it is its last line. */
export interface Told {
  readonly code: number;
  readonly lines: string[];
}

/** A database with its files, to which commands are given as on the command line; nothing listens. */
export interface Place {
  readonly db: pg.Client;
  readonly files: string;
  readonly prepare: (only?: readonly string[]) => Promise<void>;
  run(command: string, ...words: string[]): Promise<Told>;
  /** The same with this in KURSBUCH_PASSPHRASE. */
  runSealed(passphrase: string, command: string, ...words: string[]): Promise<Told>;
  close(): Promise<void>;
}

const at = (database: string, user?: string): string =>
  process.env['KURSBUCH_TEST_DATABASE']!.replace(/\/[^/]+$/, `/${database}`).replace(/\/\/[^@]+@/, (whole) => (user ? `//${user}@` : whole));

/** The commands beside something that runs already. */
export async function placeOn(url: string, files: string, after: () => Promise<void> = () => Promise.resolve()): Promise<Place> {
  const settings: Settings = { ...readSettings({ KURSBUCH_DATA: TEST_DATA, KURSBUCH_NOW: TEST_START, PORT: '0' }), filesFolder: files };
  const app: NestFastifyApplication = await createApp(settings, url);
  const prepare = (only?: readonly string[]): Promise<void> => prepareDatabase(app, url, only);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const run = async (env: Record<string, string>, name: string, words: string[]): Promise<Told> => {
    const lines: string[] = [];
    const command = COMMANDS[name]!;
    try {
      if (!command.asItIs) await prepare();
      return { code: await command.run({ app, settings, url, words, env, prepare, say: (line) => { lines.push(line); } }) ?? 0, lines };
    } catch (error) {
      // What else it is would end the process with its stack.
      if ((error as Error).constructor.name !== 'StartProblem') throw error;
      return { code: 1, lines: [...lines, (error as Error).message] };
    }
  };
  return {
    db, files, prepare,
    run: (name, ...words) => run({}, name, words),
    runSealed: (passphrase, name, ...words) => run({ KURSBUCH_PASSPHRASE: passphrase }, name, words),
    async close() {
      await app.close();
      await db.end();
      await after();
    },
  };
}

/** The database of a world, with a folder of its own for files. */
export const besideWorld = async ({ db }: { readonly db: pg.Client }, files: string): Promise<Place> => {
  const { rows: [database] } = await db.query<{ name: string }>('select current_database() as name');
  return placeOn(at(database!.name), files);
};

/** An empty database whose owner may nothing else, as a provider of databases gives it out. */
export async function emptyPlace(): Promise<Place> {
  const name = `place_${process.pid}_${process.hrtime.bigint()}`;
  const files = mkdtempSync(join(tmpdir(), 'kursbuch-place-'));
  const maintain = async (...statements: string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: at('postgres') });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await maintain(`create role ${name} login`, `create database ${name} owner ${name}`);
  return placeOn(at(name, name), files, async () => {
    await maintain(`drop database ${name} with (force)`, `drop role ${name}`);
    rmSync(files, { recursive: true });
  });
}

/** The whole content of a database: rows of every table as text, sequences, and what guards them. */
export async function contentOf(db: pg.Client): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  const names = async (kind: string): Promise<string[]> => (await db.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^(pg_|information_schema)' and c.relkind = $1 order by 1`, [kind])).rows.map(({ name }) => name);
  for (const name of await names('r')) content[name] = (await db.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)).rows.map(({ row }) => row);
  for (const name of await names('S')) content[name] = (await db.query(`select last_value, is_called from ${name}`)).rows;
  content['triggers'] = (await db.query("select tgrelid::regclass::text as at, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2")).rows;
  content['constraints'] = (await db.query("select conrelid::regclass::text as at, conname, pg_get_constraintdef(oid) as said, convalidated from pg_constraint where conrelid <> 0 order by 1, 2")).rows;
  return content;
}
