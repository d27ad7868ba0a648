import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../support/browser-session.js';
import { ChildServer, freePort } from '../support/child-server.js';
import { type MailSink, openMailSink } from '../support/mail-sink.js';
import { freeze, stopFor } from '../support/postgres-away.mjs';
import { copyPrepared } from '../support/prepared.mjs';
import { TEST_START } from '../support/test-data.mjs';

// The server as it runs, on a PostgreSQL of its own that is killed and frozen.
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-away-'));
let server: ChildServer;
let trainer: Browser;
let bringBack: () => void;
let before: object[];

const ROLL_CALL = 'query R($id: ID!) { rollCall(sessionId: $id) { minutes sites { name stand seats { persons { familyName mark { kind note version } } } } } }';
const START = '{ me { person { id familyName } roles { role } } start { next { kind title startsAt link } todo { kind subject count } missing { kind } } }';
let session: string;
let feed: string;
let drawing: string;
let sink: MailSink;
let accept: () => void;

beforeAll(async () => {
  const [port, mailPort] = [await freePort(), await freePort()];
  const accepted = new Promise<void>((resolve) => { accept = resolve; });
  sink = await openMailSink(mailPort, undefined, () => accepted);
  copyPrepared(folder);
  server = ChildServer.start({ KURSBUCH_DATA: folder, PORT: String(port), SMTP_URL: `smtp://127.0.0.1:${mailPort}`, KURSBUCH_NOW: TEST_START });
  await server.says('Kursbuch is open at');
  trainer = new Browser(`http://localhost:${port}`, `http://localhost:${port}`);
  await trainer.signIn('beate.hirschmueller@example.org', 'kursbuch-demo');
  const { cohorts } = await trainer.see<{ cohorts: { slug: string; events: { sessions: { id: string }[] }[] }[] }>('{ cohorts { slug events { sessions { id } } } }');
  session = cohorts.find(({ slug }) => slug === 'durchgang-2022')!.events[0]!.sessions[0]!.id;
  feed = new URL((await trainer.see<{ addSubscription: { url: string } }>('mutation { addSubscription(input: { name: "Handy" }) { url } }')).addSubscription.url).pathname;
  drawing = '/certificates/00000000-0000-4000-8000-000000000000.pdf';
  before = await everything();
});
afterAll(async () => {
  await server.interrupt();
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What came back, whole: status and body of pages of every kind, asked by somebody who is signed in. */
async function everything(): Promise<object[]> {
  const signIn = new Browser(trainer.url, trainer.url).post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: 'a password of nobody' });
  const responses = await Promise.all([
    trainer.post('/graphql', { query: START }), trainer.post('/graphql', { query: ROLL_CALL, variables: { id: session } }),
    trainer.fetch('/ready'), trainer.fetch('/health'), trainer.fetch(feed), trainer.fetch(drawing), signIn,
  ]);
  return Promise.all(responses.map(async (response) => ({ status: response.status, body: await response.text() })));
}

const GRAPHQL = { status: 503, body: '{"errors":[{"message":"platform/unreachable","extensions":{"code":"platform/unreachable"}}]}\n' };
const PAGE = { status: 503, body: '{"code":"platform/unreachable"}' };
const AWAY = [GRAPHQL, GRAPHQL, { status: 503, body: '{"status":"database away"}' }, { status: 200, body: '{"status":"ok"}' }, PAGE, PAGE, PAGE];

test('with its database it answers everything', () => {
  expect(before.map((answer) => (answer as { status: number }).status)).toEqual([200, 200, 200, 200, 200, 404, 401]);
});

async function codeFor(email: string): Promise<void> {
  await new Browser(trainer.url, trainer.url).post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
  while (!sink.arrived.some(({ to }) => to?.[0]?.address === email)) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('killed under forty requests at once, each of them is answered, by its data or by the code', async () => {
  await codeFor('heike.zuegel@example.org');
  const asked = Array.from({ length: 40 }, async () => {
    for (;;) {
      const response = await trainer.post('/graphql', { query: ROLL_CALL, variables: { id: session } });
      const body = await response.text();
      const { errors } = JSON.parse(body) as { errors?: { extensions: object }[] };
      // Found out in the middle of an operation it comes as GraphQL's 200, before it as 503.
      if (errors) return errors.map(({ extensions }) => extensions);
      expect({ status: response.status, body }).toEqual(before[1]);
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  bringBack = await stopFor(folder, 'SIGKILL');
  expect(await Promise.all(asked)).toEqual(asked.map(() => [{ code: 'platform/unreachable' }]));
  // Only now the mail is taken, so that nobody can be told that it is sent.
  accept();
});

test('while it is away every page says so by 503 and a code, also to somebody with a session cookie', async () => {
  expect(await everything()).toEqual(AWAY);
});

test('once it can be started again the same server does so, and answers everything as before', async () => {
  bringBack();
  while ((await fetch(`${trainer.url}/ready`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await everything()).toEqual(before);
});

test('mails leave again', async () => {
  await codeFor('martina.roesch-vollmer@example.org');
});

test('frozen, which ends no connection, it is given up after a while, and found again when it goes on', async () => {
  const goOn = freeze(folder);
  const answers = [await everything(), await everything()];
  goOn();
  expect(answers).toEqual([AWAY, AWAY]);
  while ((await fetch(`${trainer.url}/ready`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await everything()).toEqual(before);
});
