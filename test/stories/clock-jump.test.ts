import { Outbox } from '../../server/src/platform/mail/outbox.js';
import { freePort } from '../support/child-server.js';
import { openMailSink } from '../support/mail-sink.js';
import { openWorld, type World } from '../support/world.js';

// The same by the clock of a running server: clock-jump.prove.mjs.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ME = '{ me { person { familyName } } }';
let world: World;
let port: number;
beforeAll(async () => {
  port = await freePort();
  world = await openWorld({ smtpUrl: `smtp://127.0.0.1:${port}` });
});
afterAll(() => world.close());

const jump = (by: number): void => { world.clock.set(new Date(world.clock.now().getTime() + by)); };

test('a day ahead, back, a day behind: whoever is signed in stays so, whoever comes gets in, and a calendar says the same', async () => {
  const trainer = await world.as('trainer');
  const { addSubscription: { url } } = await trainer.see<{ addSubscription: { url: string } }>('mutation { addSubscription(input: { name: "Handy" }) { url } }');
  const calendar = async (): Promise<string> => (await trainer.fetch(new URL(url).pathname)).text();
  const before = await calendar();
  expect(before).toMatch(/BEGIN:VEVENT/);
  for (const by of [DAY, -DAY, -DAY, DAY]) {
    jump(by);
    for (const browser of [trainer, await world.anew('trainer')]) expect(await browser.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
    expect(await calendar()).toBe(before);
  }
});

test('tries that are used up come back after their time, and at once where that lies in a time to come', async () => {
  const hasty = world.visitor();
  const tries = async (): Promise<string[]> => {
    const found: string[] = [];
    for (let n = 0; n < 31; n++) found.push((await hasty.ask('{ verification(number: "0000-0000-0000-0000") { state } }')).errors?.[0]?.extensions.code ?? 'answered');
    return found;
  };
  const THIRTY = [...Array<string>(30).fill('answered'), 'platform/too-many-requests'];
  expect(await tries()).toEqual(THIRTY);
  for (const by of [-DAY, DAY]) {
    jump(by);
    expect(await tries()).toEqual(THIRTY);
  }
});

test('when the machine\'s clock is put back, nothing waits for the time that was: work that comes round, mails, and whoever tried too often', async () => {
  const hasty = world.visitor();
  const signIn = async (): Promise<number> => (await hasty.post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: 'a password of nobody' })).status;
  while (await signIn() !== 429);
  const { id } = await world.app.get(Outbox).post(world.orm.em.fork(), { recipient: 'sven@example.org', subject: 'Wartet', body: 'Text', cause: 'test' });
  const row = async <T>(statement: string): Promise<T> => (await world.db.query(statement, [id])).rows[0] as T;
  while (!(await row<{ problem: string | null }>('select problem from mail where id = $1')).problem) await new Promise((resolve) => setTimeout(resolve, 20));
  // As they were left by a day that is a day too early.
  await world.db.query("update graphile_worker._private_jobs set run_at = now() + interval '1 day' where key = $1", [id]);
  await world.db.query("update graphile_worker._private_known_crontabs set last_execution = now() + interval '1 day'");
  const sink = await openMailSink(port);
  const now = Date.now;
  try {
    Date.now = () => now() - DAY;
    while ((await row<{ state: string }>('select state from mail where id = $1')).state !== 'sent') await new Promise((resolve) => setTimeout(resolve, 50));
    while (await signIn() === 429) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await signIn()).toBe(401);
  } finally {
    Date.now = now;
  }
  await world.jobsSettled();
  expect(sink.arrived.map(({ to }) => to?.[0]?.address)).toEqual(['sven@example.org']);
  expect((await world.db.query('select identifier from graphile_worker._private_known_crontabs where last_execution > now()')).rows).toEqual([]);
  expect((await world.db.query('select from graphile_worker._private_known_crontabs')).rowCount).toBeGreaterThan(0);
  await sink.close();
});

/** As it is after the clock of machine and database jumped: what was written before is so much older, or lies in a time to come. In hours. */
async function machineJumps(by: number): Promise<() => void> {
  const hours = `make_interval(hours => ${by})`;
  await world.db.query(`update auth.verification set "expiresAt" = "expiresAt" - ${hours}, "createdAt" = "createdAt" - ${hours}, "updatedAt" = "updatedAt" - ${hours}`);
  const now = Date.now;
  Date.now = () => now() + by * HOUR;
  return () => { Date.now = now; };
}

test.each([['ahead', 1], ['back', -1]])('a code asked for before the clock jumps an hour %s is over with the jump, and a new one is had at once', async (_, by) => {
  const email = 'beate.hirschmueller@example.org';
  const [early, late] = [world.visitor(), world.visitor()];
  const send = async (browser = early): Promise<number> => (await browser.post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })).status;
  const code = async (): Promise<string> => (await world.db.query<{ code: string }>("select left(subject, 6) as code from mail where cause = 'sign-in-code' order by created_at desc, id limit 1")).rows[0]!.code;
  const enter = async (otp: string, browser = early): Promise<number> => (await browser.post('/api/auth/sign-in/email-otp', { email, otp })).status;
  for (const table of ['attempt', 'auth."rateLimit"', 'mail']) await world.db.query(`delete from ${table}`);
  // Before any jump it is good, for a clock that a time server corrects as well.
  expect(await send(late)).toBe(200);
  await world.db.query(`update auth.verification set "createdAt" = "createdAt" + interval '30 seconds', "expiresAt" = "expiresAt" + interval '30 seconds'`);
  expect(await enter(await code(), late)).toBe(200);

  expect(await send()).toBe(200);
  const kept = await code();
  while (await send(world.visitor()) !== 429);
  const right = await machineJumps(by);
  try {
    expect(await enter(kept)).toBe(400);
    await world.db.query('delete from mail');
    // Whoever used up their tries before a clock was put back waits for no more than its next look.
    while (await send() === 429) await new Promise((resolve) => setTimeout(resolve, 50));
    expect([await enter(kept), await enter(await code())]).toEqual([400, 200]);
    expect(await early.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
    expect((await world.db.query('select from auth.verification where "createdAt" > now() + interval \'1 minute\' or "expiresAt" < now()')).rowCount).toBe(0);
  } finally {
    right();
  }
});

test('after all of it the trail can be sealed and is whole', async () => {
  await world.db.query('select seal_audit()');
  expect((await world.db.query('select * from audit_faults()')).rows).toEqual([]);
  expect((await world.db.query("select distinct actor_id is not null as known from audit_entry where block is not null and cause = 'addSubscription'")).rows).toEqual([{ known: true }]);
});
