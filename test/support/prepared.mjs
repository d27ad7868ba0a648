import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PREPARED } from './test-data.mjs';

const ROOT = join(import.meta.dirname, '../..');
const PREPARING = 'test/support/prepare-installation.mjs';
/** What an installation is made of. */
const SOURCES = ['server/dist', 'curricula', 'seeds', PREPARING, 'test/support/test-data.mjs', 'package-lock.json'];

/** The folder of an installation with the demo people, each of whom has signed in; made anew only when something of which it is made is another. */
export function preparedInstallation() {
  // Of today: who has signed in is out again after two weeks.
  const folder = join(PREPARED, fingerprint(new Date().toISOString().slice(0, 10)));
  if (existsSync(folder)) return folder;
  rmSync(PREPARED, { recursive: true, force: true });
  const half = `${folder}.new`;
  mkdirSync(half, { recursive: true });
  const { status } = spawnSync(process.execPath, [join(ROOT, PREPARING), half], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the installation that stories begin with could not be made');
  renameSync(half, folder);
  return folder;
}

/** An installation of one's own, as it was prepared for this run. */
export function copyPrepared(folder) {
  mkdirSync(folder, { recursive: true });
  // With owners and rights, on which PostgreSQL insists and which Node does not copy.
  execFileSync('cp', ['-pR', `${process.env.KURSBUCH_PREPARED}/.`, folder]);
}

function fingerprint(day) {
  const hash = createHash('sha256').update(day);
  for (const source of SOURCES) add(join(ROOT, source), hash);
  return hash.digest('hex').slice(0, 16);
}

function add(path, hash) {
  hash.update(path);
  if (!statSync(path).isDirectory()) hash.update(readFileSync(path));
  else for (const name of readdirSync(path).sort()) add(join(path, name), hash);
}
