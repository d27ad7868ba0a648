import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MikroORM } from '@mikro-orm/core';
import type { EntityManager, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { parse } from 'yaml';
import { createApp } from '../../server/src/app.js';
import { DEMO_PASSWORD } from '../../server/src/installation/seeds.js';
import { writingFor } from '../../server/src/platform/audit/author.js';
import { Clock } from '../../server/src/platform/clock.js';
import { Jobs } from '../../server/src/platform/jobs/jobs.js';
import { readSettings, type Settings } from '../../server/src/platform/settings.js';
import { asServed } from './as-served.js';
import { Browser } from './browser-session.js';
import { SIGNED_IN, TEST_DATA, TEST_START } from './test-data.mjs';

const { MikroORM: ORM } = await asServed<typeof import('@mikro-orm/core')>('@mikro-orm/core');

/** One running installation on a database of its own, copied from the one that was prepared with the demo programmes. */
export interface World {
  readonly url: string;
  /** The address that its pages come from. */
  readonly origin: string;
  readonly app: NestFastifyApplication;
  readonly orm: MikroORM<PostgreSqlDriver>;
  readonly clock: Clock;
  /** Every line that the server wrote, oldest first. */
  readonly lines: readonly string[];
  /** Around the services: for what the database itself must refuse, and for looking. */
  readonly db: pg.Client;
  /** The same in a transaction of its own on one of the application's connections: for two at once, and for what a service does without a request. */
  around<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Somebody with a browser of their own who has not signed in. */
  visitor(): Browser;
  /** A demo person, who is signed in since it was prepared: a role, the key of persons.yaml, or a full address. */
  as(person: string): Promise<Browser>;
  /** The same by a sign-in of their own, where it is the sign-in that matters. */
  anew(person: string): Promise<Browser>;
  /** Counts the SQL statements that an action costs. */
  statements(action: () => Promise<unknown>): Promise<number>;
  jobsSettled(): Promise<void>;
  /** One more process on the same database; closed before this one. */
  beside(overrides: Partial<Settings>): Promise<World>;
  /** Its process ends; the database stays until it is closed. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(overrides: Partial<Settings> = {}): Promise<World> {
  const prepared = process.env['KURSBUCH_TEST_DATABASE'];
  if (!prepared) throw new Error('stories run by npm test, which makes their database');
  const name = `story_${createHash('sha256').update(`${process.pid} ${process.hrtime.bigint()}`).digest('hex').slice(0, 12)}`;
  const at = (database: string): string => prepared.replace(/\/[^/]+$/, `/${database}`);
  await maintain(at('postgres'), `create database ${name} template kursbuch`);
  return serve(at(name), overrides, () => maintain(at('postgres'), `drop database ${name} with (force)`));
}

async function serve(database: string, overrides: Partial<Settings>, after: () => Promise<void>): Promise<World> {
  let counted = 0;
  const lines: string[] = [];
  const signedIn = JSON.parse(await readFile(join(TEST_DATA, SIGNED_IN), 'utf8')) as Record<string, [string, string][]>;
  const settings: Settings = { ...readSettings({ KURSBUCH_DATA: TEST_DATA, KURSBUCH_NOW: TEST_START, PORT: '0', LOG: 'json' }), ...overrides };
  const app = await createApp(settings, database, (pool) => {
    pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...args: unknown[]) => unknown;
      client.query = ((...args: unknown[]) => { counted++; return query(...args); }) as typeof client.query;
    });
  }, (line) => {
    lines.push(line);
    // A fault that no story asks for is to be seen.
    if (line.startsWith('{"level":"error"')) process.stderr.write(line);
  });
  await app.listen(0, '127.0.0.1');
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => stopped ??= app.close();
  const url = await app.getUrl();
  const db = new pg.Client({ connectionString: database });
  await db.connect();
  // Told apart from what the application writes, of which nothing may be without its cause.
  await db.query("set kursbuch.cause = 'story'");

  const anew = async (person: string): Promise<Browser> => {
    const browser = new Browser(url, settings.baseUrl);
    await browser.signIn(person.includes('@') ? person : await addressOf(person), DEMO_PASSWORD);
    return browser;
  };
  const orm = app.get<MikroORM<PostgreSqlDriver>>(ORM);
  return {
    url, origin: settings.baseUrl, app, db, orm, lines,
    clock: app.get(Clock),
    around: (work) => writingFor('story', () => orm.em.fork().transactional(work)),
    visitor: () => new Browser(url, settings.baseUrl),
    anew,
    async as(person) {
      const jar = signedIn[person.includes('@') ? person : await addressOf(person)];
      return jar ? new Browser(url, settings.baseUrl, jar) : anew(person);
    },
    async statements(action) {
      const before = counted;
      await action();
      return counted - before;
    },
    jobsSettled: () => app.get(Jobs).settled(),
    beside: (more) => serve(database, { ...overrides, ...more }, () => Promise.resolve()),
    stop,
    async close() {
      await stop();
      const { rows } = await db.query("select distinct table_name, action from audit_entry where cause = 'database'");
      await db.end();
      await after();
      if (rows.length) throw new Error(`written without its cause: ${JSON.stringify(rows)}`);
    },
  };
}

/** The address of a demo person: by key, or the first who has a role. */
async function addressOf(person: string): Promise<string> {
  const file = async <T>(name: string): Promise<T> => parse(await readFile(join(import.meta.dirname, '../../seeds/demo/servicepunkte', name), 'utf8')) as T;
  const { assignments } = await file<{ assignments: { person: string; role: string }[] }>('roles.yaml');
  const key = assignments.find(({ role }) => role === person)?.person ?? person;
  const { persons } = await file<{ persons: { key: string; email: string }[] }>('persons.yaml');
  const email = persons.find((one) => one.key === key)?.email;
  if (!email) throw new Error(`no demo person ${person}`);
  return email;
}

async function maintain(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // CREATE DATABASE … TEMPLATE wants nobody else on what it copies, so files that begin together wait for each other.
  await client.query('select pg_advisory_lock(41)');
  await client.query(statement);
  await client.end();
}
