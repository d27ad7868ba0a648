import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { parse } from 'yaml';
import { Browser } from '../support/browser-session.js';
import { ChildServer, freePort } from '../support/child-server.js';

// A database of one's own, as DATABASE_URL names it: here a second, empty one in the server of the tests.
const name = `own_${process.pid}`;
const at = (database: string): string => process.env['KURSBUCH_TEST_DATABASE']!.replace(/\/[^/]+$/, `/${database}`);
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-own-'));
let port: number;
let settings: Record<string, string>;
let server: ChildServer;
let db: pg.Client;

beforeAll(async () => {
  const maintenance = new pg.Client({ connectionString: at('postgres') });
  await maintenance.connect();
  await maintenance.query(`create database ${name}`);
  await maintenance.end();
  port = await freePort();
  settings = { DATABASE_URL: at(name), SESSION_SECRET: 'a secret of thirty-two characters', FILES: join(folder, 'files'), KURSBUCH_DATA: join(folder, 'data'), PORT: String(port) };
  db = new pg.Client({ connectionString: at(name) });
  await db.connect();
});

afterAll(async () => {
  await db.end();
  const maintenance = new pg.Client({ connectionString: at('postgres') });
  await maintenance.connect();
  await maintenance.query(`drop database ${name} with (force)`);
  await maintenance.end();
  rmSync(folder, { recursive: true });
});

async function start(more: Record<string, string> = {}): Promise<void> {
  server = ChildServer.start({ ...settings, ...more });
  await server.says('Kursbuch is open at');
}

const run = (...words: string[]) => ChildServer.start(settings, ...words).end();
const kinds = async () => (await db.query('select key, label, label_en as "labelEn", position from organisation_kind order by position')).rows as unknown;
const counts = async () => (await db.query('select (select count(*)::int from person) as persons, (select count(*)::int from programme) as programmes, (select count(*)::int from curriculum) as curricula')).rows[0] as unknown;

test('an empty database gets its tables and no demo people, and the start asks for an administrator', async () => {
  await start();
  await server.says('create-admin');
  expect(server.output.trim().split('\n')).toEqual([
    '✓ Database is up to date', '', `Kursbuch is open at http://localhost:${port}`, 'Nobody administers it yet: npm run kursbuch -- create-admin',
  ]);
  expect(await counts()).toEqual({ persons: 0, programmes: 0, curricula: 0 });
  expect(await new Browser(`http://localhost:${port}`, `http://localhost:${port}`).see('{ installation { demo demoSignIns { email } } }')).toEqual({ installation: { demo: false, demoSignIns: [] } });
});

test('it gets the reference data: the kinds of organisations as their file has them', async () => {
  const { organisationKinds } = parse(readFileSync('seeds/reference/organisation-kinds.yaml', 'utf8')) as { organisationKinds: { key: string; label: { de: string; en: string } }[] };
  expect(organisationKinds.length).toBeGreaterThan(10);
  expect(await kinds()).toEqual(organisationKinds.map(({ key, label }, index) => ({ key, label: label.de, labelEn: label.en, position: index + 1 })));
});

test('create-admin beside the running server makes the administrator, who signs in by the printed code', async () => {
  const { code, output } = await run('create-admin', '--given-name', 'Ada', '--family-name', 'Beispiel', '--email', 'ADA@example.org');
  expect({ code, output }).toEqual({
    code: 0,
    output: expect.stringMatching(new RegExp(`^✓ Ada Beispiel administers this installation\nSign in at http://localhost:${port} as ada@example\\.org\\.\nWithout SMTP_URL no mail leaves\\. The code to sign in, valid for 10 minutes: \\d{6}$`)),
  });
  const ada = new Browser(`http://localhost:${port}`, `http://localhost:${port}`);
  const response = await ada.post('/api/auth/sign-in/email-otp', { email: 'ada@example.org', otp: output.slice(-6) });
  expect(response.status).toBe(200);
  expect(await ada.see('{ me { person { givenName familyName } roles { role } } }')).toEqual({ me: { person: { givenName: 'Ada', familyName: 'Beispiel' }, roles: [{ role: 'administrator' }] } });
});

test('create-admin again helps the same person in and makes no second one', async () => {
  expect(await run('create-admin', '--given-name', 'Ada', '--family-name', 'Beispiel', '--email', 'ada@example.org')).toMatchObject({ code: 0 });
  expect((await db.query('select given_name from person')).rows).toEqual([{ given_name: 'Ada' }]);
  expect((await db.query('select role from role_assignment')).rows).toEqual([{ role: 'administrator' }]);
});

test('create-admin without what it needs says how it is called', async () => {
  const example = 'npm run kursbuch -- create-admin --given-name Ada --family-name Beispiel --email ada@example.org';
  expect(await run('create-admin', '--given-name', 'A', '--family-name', 'B', '--email', 'nowhere')).toEqual({ code: 1, output: `An e-mail address is needed: ${example}` });
});

test('seed alone brings the reference data as this release words them, leaves a kind of its own alone, and no demo data', async () => {
  expect(await server.interrupt()).toBe(0);
  const before = await kinds() as object[];
  await db.query("update organisation_kind set label = 'Alter Name' where key = 'seniorenbuero'");
  await db.query("delete from organisation_kind where key = 'verband'");
  await db.query("insert into organisation_kind (key, label, label_en, position) values ('eigene', 'Eigene', 'Own', 99)");
  expect(await run('seed')).toEqual({ code: 0, output: `✓ Reference data loaded: ${before.length} kinds of organisations` });
  expect(await kinds()).toEqual([...before, { key: 'eigene', label: 'Eigene', labelEn: 'Own', position: 99 }]);
  expect(await counts()).toEqual({ persons: 1, programmes: 0, curricula: 0 });
});

test('seed --demo brings the curricula and the programme', async () => {
  expect(await run('seed', '--demo')).toMatchObject({ code: 0 });
  expect(await counts()).toMatchObject({ programmes: 1, curricula: expect.any(Number) });
});

test('seed --demo again changes nothing', async () => {
  const before = await counts();
  expect(await run('seed', '--demo')).toMatchObject({ code: 0 });
  expect(await counts()).toEqual(before);
});

test('an unknown command prints what there is', async () => {
  expect(await run('dance')).toEqual({ code: 1, output: expect.stringMatching(/^There is no command dance\.\n\nnpm run kursbuch -- <command>\n {2}migrate\n {2}seed \[--demo\]\n {2}create-admin/) });
});

test('a server that does not answer is one sentence', async () => {
  expect(await ChildServer.start({ ...settings, DATABASE_URL: `postgresql://kursbuch@127.0.0.1:${await freePort()}/nowhere` }).end()).toEqual({
    code: 1, output: expect.stringMatching(/^The database of DATABASE_URL does not answer \(.*ECONNREFUSED.*\): check address, user and password, and whether the server runs\.$/),
  });
});
