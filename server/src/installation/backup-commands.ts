import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { asksForPassphrase } from '../platform/backup/archive.js';
import { backUp, lengthOf } from '../platform/backup/back-up.js';
import { restore } from '../platform/backup/restore.js';
import { count, size } from '../platform/backup/say.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { StartProblem } from '../platform/settings.js';
import type { CommandLine } from './command-line.js';
import { askForPassphrase, givenPassphrase, newPassphrase } from './passphrase.js';

/** Tables that every start fills: reference data, their trail, names of jobs, and who asked how often for the sign-in page. */
const FILLED_BY_START = [
  'public.schema_migration', 'public.calendar_revision', 'public.organisation_kind', 'public.audit_entry', 'public.audit_block', 'auth.rateLimit',
  'graphile_worker._private_tasks', 'graphile_worker._private_job_queues', 'graphile_worker._private_known_crontabs',
];

/** `backup <file>`: exit status 1 where the archive is whole and yet something in it was lost before. */
export async function backupTo({ url, settings, words, env, say }: CommandLine): Promise<number> {
  const { path, encrypt } = read(words, 'npm run kursbuch -- backup /var/backups/kursbuch/today.backup');
  const passphrase = givenPassphrase(env) ?? (encrypt ? await newPassphrase() : undefined);
  const began = performance.now();
  const { tables, files, faulty } = await backUp(path, { url, filesFolder: settings.filesFolder, release: await releaseOf(settings.root), passphrase, say });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`✓ ${path}: ${count(tables.length, 'table')} with ${count(rows, 'row')}, ${count(files.count, 'file')}; ${size(await lengthOf(path))}${passphrase === undefined ? '' : ', encrypted'}, ${seconds(began)}`);
  tellFaulty(faulty, say);
  return faulty.length ? 1 : 0;
}

/** `restore <file>`, into an installation without data. */
export async function restoreFrom({ url, settings, words, env, prepare, say }: CommandLine): Promise<number> {
  const { path, encrypt } = read(words, 'npm run kursbuch -- restore /var/backups/kursbuch/today.backup');
  if (encrypt) throw new StartProblem('restore sees by itself whether an archive is encrypted: leave --encrypt out.');
  const passphrase = await asksForPassphrase(path) ? givenPassphrase(env) ?? await askForPassphrase('Passphrase of the archive') : undefined;
  const began = performance.now();
  const { faulty } = await restore(path, {
    url, filesFolder: settings.filesFolder, passphrase, say, filledByStart: FILLED_BY_START, migrate: prepare, afterLoad: (client) => Jobs.release(client),
  });
  say(`✓ Restored, and brought to this release; ${seconds(began)}`);
  tellFaulty(faulty, say);
  return faulty.length ? 1 : 0;
}

function read(words: readonly string[], example: string): { path: string; encrypt: boolean } {
  try {
    const { values: { encrypt }, positionals: [file, ...more] } = parseArgs({ args: [...words], options: { encrypt: { type: 'boolean', default: false } }, allowPositionals: true });
    if (file && !more.length) return { path: resolve(file), encrypt };
  } catch (error) {
    throw new StartProblem(error instanceof Error ? error.message : String(error));
  }
  throw new StartProblem(`Which file? For example: ${example}`);
}

function tellFaulty(faulty: readonly string[], say: (line: string) => void): void {
  if (!faulty.length) return;
  say(`! ${count(faulty.length, 'stored file')} that the database names ${faulty.length === 1 ? 'was' : 'were'} missing or changed when the archive was made, and ${faulty.length === 1 ? 'is' : 'are'} not in it (npm run kursbuch -- check names them; an older archive may have them):`);
  for (const sha256 of faulty) say(`  ${sha256}`);
}

async function releaseOf(root: string): Promise<string> {
  return (JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
