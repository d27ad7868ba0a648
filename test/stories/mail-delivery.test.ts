import { Jobs } from '../../server/src/platform/jobs/jobs.js';
import { Outbox } from '../../server/src/platform/mail/outbox.js';
import { freePort } from '../support/child-server.js';
import { type MailSink, openMailSink } from '../support/mail-sink.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let port: number;
let sink: MailSink | undefined;

beforeAll(async () => {
  port = await freePort();
  world = await openWorld({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Kursbuch <kursbuch@example.org>' });
});
afterEach(async () => {
  await sink?.close();
  sink = undefined;
});
afterAll(() => world.close());

async function open(refused?: string): Promise<void> {
  sink = await openMailSink(port, refused);
}

const post = (recipient: string) => world.app.get(Outbox).post(world.orm.em.fork(), { recipient, subject: 'Prüfung am Übergang', body: 'Grüße aus Donzdorf', cause: 'test' });
const stateOf = async (id: string) => (await world.db.query('select state, attempts, problem from mail where id = $1', [id])).rows[0] as { state: string; attempts: number; problem: string | null };
async function until(id: string, accepted: (row: { state: string; problem: string | null }) => boolean): Promise<unknown> {
  for (;;) {
    const row = await stateOf(id);
    if (accepted(row)) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a mail goes to the mail server as it was written', async () => {
  await open();
  const { id } = await post('sabine@example.org');
  expect(await until(id, ({ state }) => state === 'sent')).toEqual({ state: 'sent', attempts: 1, problem: null });
  expect(sink!.arrived.map(({ from, to, subject, text, messageId }) => ({ from, to, subject, text: text?.trim(), messageId }))).toEqual([{
    from: { name: 'Kursbuch', address: 'kursbuch@example.org' }, to: [{ name: '', address: 'sabine@example.org' }],
    subject: 'Prüfung am Übergang', text: 'Grüße aus Donzdorf', messageId: `<${id}@localhost>`,
  }]);
});

test('while the mail server is away a mail waits with the reason, then leaves, and never twice', async () => {
  const { id } = await post('sven@example.org');
  expect(await until(id, ({ problem }) => problem !== null)).toEqual({ state: 'waiting', attempts: 1, problem: expect.stringContaining('ECONNREFUSED') });
  await open();
  expect(await until(id, ({ state }) => state === 'sent')).toMatchObject({ state: 'sent' });
  // A job may run twice: here it is queued again outright.
  const em = world.orm.em.fork();
  await world.app.get(Jobs).add(em, 'send-mail', { id }, 'first again');
  await world.app.get(Jobs).add(em, 'send-mail', { id }, 'second again');
  await world.jobsSettled();
  expect(sink!.arrived.map(({ to }) => to?.[0]?.address)).toEqual(['sven@example.org']);
});

test('a mail that somebody else holds in the moment it is to leave is waited for', async () => {
  await open();
  const { rows: [written] } = await world.db.query<{ id: string }>(`insert into mail (id, recipient, subject, body, cause, secret, state, created_at)
    values (gen_random_uuid(), 'kai@example.org', 'Gehalten', 'Text', 'test', false, 'waiting', now()) returning id`);
  const { id } = written!;
  await world.db.query('begin');
  await world.db.query('select from mail where id = $1 for update', [id]);
  await world.app.get(Jobs).add(world.orm.em.fork(), 'send-mail', { id });
  const begun = async () => (await world.db.query("select from pg_locks where not granted union all select where not exists (select from graphile_worker.jobs where task_identifier = 'send-mail')")).rowCount;
  while (!await begun()) await new Promise((resolve) => setTimeout(resolve, 20));
  await world.db.query('commit');
  await world.jobsSettled();
  expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 1, problem: null });
});

test('a mailbox that does not exist is final', async () => {
  await open('nobody@example.org');
  const { id } = await post('nobody@example.org');
  expect(await until(id, ({ state }) => state === 'failed')).toEqual({ state: 'failed', attempts: 1, problem: expect.stringContaining('no such mailbox') });
  await world.jobsSettled();
  expect(sink!.arrived).toEqual([]);
});

test('what waited while there was no mail server leaves at the next start, except codes that have expired', async () => {
  const waiting = await openWorld();
  const write = (recipient: string, secret: boolean) => waiting.app.get(Outbox).post(waiting.orm.em.fork(), { recipient, subject: 'Wartet', body: 'Text', cause: 'test', secret });
  const [plain, secret] = [await write('kai@example.org', false), await write('kai@example.org', true)];
  const look = async () => (await waiting.db.query('select id, state from mail where id = any($1) order by secret', [[plain.id, secret.id]])).rows;
  expect(await look()).toEqual([{ id: plain.id, state: 'waiting' }, { id: secret.id, state: 'waiting' }]);
  await open();
  const again = await waiting.beside({ smtpUrl: `smtp://127.0.0.1:${port}` });
  while (!sink!.arrived.length) await new Promise((resolve) => setTimeout(resolve, 20));
  await again.jobsSettled();
  expect(await look()).toEqual([{ id: plain.id, state: 'sent' }, { id: secret.id, state: 'waiting' }]);
  await again.close();
  await waiting.close();
});
