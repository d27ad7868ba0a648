import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../server/src/migrations/migrations.js';
import { Browser } from '../support/browser-session.js';
import { ChildServer, freePort } from '../support/child-server.js';
import { Following } from '../support/following.js';
import { type MailSink, openMailSink } from '../support/mail-sink.js';

// Two servers as they are run, on one database that was empty when both began: the normal installation behind a proxy.
const name = `two_${process.pid}`;
const at = (database: string): string => process.env['KURSBUCH_TEST_DATABASE']!.replace(/\/[^/]+$/, `/${database}`);
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-two-'));
const ADMIN = 'ada@example.org';
let servers: ChildServer[];
let urls: string[];
let settings: Record<string, string>;
let sink: MailSink;
let db: pg.Client;

async function maintain(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: at('postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await maintain(`create database ${name}`);
  const mailPort = await freePort();
  sink = await openMailSink(mailPort);
  const ports = [await freePort(), await freePort()];
  settings = {
    DATABASE_URL: at(name), SESSION_SECRET: 'a secret of thirty-two characters', FILES: join(folder, 'files'), KURSBUCH_DATA: join(folder, 'data'),
    SMTP_URL: `smtp://127.0.0.1:${mailPort}`, BASE_URL: 'http://kursbuch.example.org',
  };
  urls = ports.map((port) => `http://localhost:${port}`);
  servers = ports.map((port) => ChildServer.start({ ...settings, PORT: String(port) }));
  await Promise.all(servers.map((server) => server.says('Kursbuch is open at')));
  db = new pg.Client({ connectionString: at(name) });
  await db.connect();
}, 180_000);
afterAll(async () => {
  await db.end();
  await Promise.all(servers.map((server) => server.interrupt()));
  await sink.close();
  await maintain(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});

/** The same browser as both processes see it: the proxy sends it now here, now there. */
class Wanderer {
  private readonly cookies = new Map<string, string>();
  private turn = 0;

  constructor(private readonly address: string) {}

  async post(path: string, body: object, to = this.turn++ % 2): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(new URL(path, urls[to]), {
      method: 'POST', body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: 'http://kursbuch.example.org', 'x-forwarded-for': this.address, cookie: [...this.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, key, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      this.cookies.set(key!, value!);
    }
    return { status: answer.status, body: await answer.json().catch(() => null) as unknown };
  }

  /** Asks for the code at the one and enters it at the other. */
  async signInByCode(email: string): Promise<void> {
    const before = sink.arrived.length;
    await this.post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' }, 0);
    while (!sink.arrived.slice(before).some(({ to }) => to?.[0]?.address === email)) await new Promise((resolve) => setTimeout(resolve, 20));
    const letter = sink.arrived.slice(before).find(({ to }) => to?.[0]?.address === email)!;
    expect((await this.post('/api/auth/sign-in/email-otp', { email, otp: /\d{6}/.exec(letter.subject!)![0] }, 1)).status).toBe(200);
  }

  async seenBy(which: number): Promise<unknown> {
    return ((await this.post('/graphql', { query: '{ me { person { givenName } } }' }, which)).body as { data: { me: unknown } }).data.me;
  }
}

test('of two that start together on an empty database one brings it up to date, and both open', async () => {
  const { rows } = await db.query<{ name: string }>('select name from schema_migration order by id');
  expect(rows.map((row) => row.name)).toEqual(MIGRATIONS.map((migration) => migration.name));
  for (const { output } of servers) expect(output.split('\n')[0]).toBe('✓ Database is up to date');
  const { rows: kinds } = await db.query('select key from organisation_kind group by key having count(*) > 1');
  expect(kinds).toEqual([]);
});

test('a session of the one holds in the other, and ends in both', async () => {
  expect(await ChildServer.start(settings, 'create-admin', '--given-name', 'Ada', '--family-name', 'Beispiel', '--email', ADMIN).end()).toMatchObject({ code: 0 });
  const ada = new Wanderer('10.1.1.1');
  await ada.signInByCode(ADMIN);
  const known = { person: { givenName: 'Ada' } };
  expect([await ada.seenBy(0), await ada.seenBy(1)]).toEqual([known, known]);
  const phone = new Wanderer('10.1.1.2');
  await phone.signInByCode(ADMIN);
  await ada.post('/graphql', { query: 'mutation { endOtherSignIns { id } }' }, 0);
  expect([await phone.seenBy(0), await phone.seenBy(1), await ada.seenBy(1)]).toEqual([null, null, known]);
  await ada.post('/api/auth/sign-out', {}, 1);
  expect([await ada.seenBy(0), await ada.seenBy(1)]).toEqual([null, null]);
});

test('a job runs once, whichever of the two caused it: every mail arrives once', async () => {
  expect(await ChildServer.start(settings, 'seed', '--demo').end()).toMatchObject({ code: 0 });
  const { rows: people } = await db.query<{ email: string }>("select distinct email from contact_data where email is not null and email <> $1 order by email limit 20", [ADMIN]);
  expect(people).toHaveLength(20);
  const before = sink.arrived.length;
  const asked = await Promise.all(people.map(({ email }, n) => new Wanderer(`10.2.0.${n}`).post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' }, n % 2)));
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
  const waiting = async (): Promise<number> => (await db.query<{ n: number }>("select (select count(*)::int from mail where state <> 'sent' and created_at > now() - interval '1 day') + (select count(*)::int from graphile_worker.jobs) as n")).rows[0]!.n;
  while (await waiting()) await new Promise((resolve) => setTimeout(resolve, 50));
  const { rows: written } = await db.query<{ recipient: string; attempts: number }>("select recipient, attempts from mail where recipient <> $1 order by recipient", [ADMIN]);
  expect(written.length).toBeGreaterThan(10);
  expect(new Set(written.map(({ attempts }) => attempts))).toEqual(new Set([1]));
  expect(sink.arrived.slice(before).map(({ to }) => to![0]!.address!).sort()).toEqual(written.map(({ recipient }) => recipient).sort());
});

test('what may be tried is counted for both together', async () => {
  const hasty = new Wanderer('10.3.1.1');
  const tries: number[] = [];
  for (let n = 0; n < 12; n++) tries.push((await hasty.post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: `guess number ${n}` })).status);
  expect(tries).toEqual([...Array<number>(10).fill(401), 429, 429]);
  const reader = new Wanderer('10.3.1.2');
  const codes: unknown[] = [];
  for (let n = 0; n < 32; n++) {
    const { body } = await reader.post('/graphql', { query: '{ verification(number: "0000-0000-0000-0000") { state } }' });
    codes.push((body as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code ?? 'answered');
  }
  expect(codes).toEqual([...Array<string>(30).fill('answered'), ...Array<string>(2).fill('platform/too-many-requests')]);
});

test('what is saved through the one is told to whoever looks through the other', async () => {
  const trainer = new Browser(urls[0]!, 'http://kursbuch.example.org');
  await trainer.signIn('beate.hirschmueller@example.org', 'kursbuch-demo');
  const { cohorts } = await trainer.see<{ cohorts: { slug: string; events: { sessions: { id: string }[] }[] }[] }>('{ cohorts { slug events { sessions { id } } } }');
  // Ahead, when only an excuse can be taken down.
  const sessionId = cohorts.find(({ slug }) => slug === 'durchgang-heute')!.events.at(-1)!.sessions[0]!.id;
  const { rollCall: { sites: [site] } } = await trainer.see<{ rollCall: { sites: { seats: { persons: { enrolmentId: string }[] }[] }[] } }>(
    'query S($id: ID!) { rollCall(sessionId: $id) { sites { seats { persons { enrolmentId } } } } }', { id: sessionId });
  const looking = await Following.begin(new Browser(urls[1]!, 'http://kursbuch.example.org', trainer.jar), `/live/sessions/${sessionId}`);
  await looking.told(1);
  await trainer.see('mutation R($input: RecordAttendanceInput!) { recordAttendance(input: $input) { notRecorded } }',
    { input: { sessionId, marks: [{ enrolmentId: site!.seats[0]!.persons[0]!.enrolmentId, kind: 'excused' }], substitutes: [] } });
  await looking.told(2);
  looking.end();
});

test('each writes its own log, and the proxy\'s id joins them', async () => {
  for (const [which, server] of servers.entries()) {
    await new Browser(urls[which]!, 'http://kursbuch.example.org').fetch('/health', { headers: { 'x-request-id': `proxy-id-${which}` } });
    await server.says(`"request":"proxy-id-${which}"`);
    expect(server.output).not.toContain(`proxy-id-${1 - which}`);
  }
});
