import { jest } from '@jest/globals';
import { Accounts } from '../../server/src/identity/accounts.js';
import { Attempts } from '../../server/src/platform/attempts.js';
import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
beforeEach(async () => { for (const table of ['attempt', 'auth."rateLimit"', 'mail']) await world.db.query(`delete from ${table}`); });
afterAll(() => world.close());

const OWNER = 'beate.hirschmueller@example.org';
const UNKNOWN = 'nobody@example.org';
const PASSWORD = 'kursbuch-demo';

const askForCode = async (browser: Browser, email: string): Promise<number> => (await browser.post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' })).status;
const enterCode = async (browser: Browser, email: string, otp: string): Promise<number> => (await browser.post('/api/auth/sign-in/email-otp', { email, otp })).status;
const tryPassword = async (browser: Browser, email: string, password: string): Promise<number> => (await browser.post('/api/auth/sign-in/email', { email, password })).status;
const mails = async (email: string): Promise<string[]> => (await world.db.query<{ subject: string }>('select subject from mail where recipient = $1 order by created_at', [email])).rows.map(({ subject }) => subject.slice(0, 6));
const times = async <T>(n: number, deed: (index: number) => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  for (let index = 0; index < n; index++) done.push(await deed(index));
  return done;
};
const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');

test('who guesses codes of somebody else, or has new ones sent, does not use up the code that its owner is about to type', async () => {
  const [owner, stranger] = [world.visitor(), world.visitor()];
  await askForCode(owner, OWNER);
  const [code = ''] = await mails(OWNER);
  expect(await enterCode(stranger, OWNER, code)).toBe(400);
  await askForCode(stranger, OWNER);
  const [, theirs = ''] = await mails(OWNER);
  expect(await times(6, () => enterCode(stranger, OWNER, wrong(theirs)))).toEqual(Array(6).fill(400));
  expect(await enterCode(stranger, OWNER, theirs)).toBe(400);
  expect(await enterCode(owner, OWNER, code)).toBe(200);
});

test('of ten thousand codes tried, many at once, five are looked at', async () => {
  const { codes } = world.app.get(Accounts);
  await codes.send(OWNER, 'browser');
  const [code = ''] = await mails(OWNER);
  const tries = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(6, '0')).filter((one) => one !== code);
  // Five wrong ones before the right one is among them.
  expect(await Promise.all(tries.splice(0, 5).map((one) => codes.accept(OWNER, 'browser', one)))).toEqual(Array(5).fill(false));
  const accepted: boolean[] = [];
  for (let n = 0; n < tries.length; n += 500) accepted.push(...await Promise.all([...tries.slice(n, n + 500), code].map((one) => codes.accept(OWNER, 'browser', one))));
  expect(accepted.filter(Boolean)).toEqual([]);
});

test('the right code entered by two at once opens one session', async () => {
  const { codes } = world.app.get(Accounts);
  await codes.send(OWNER, 'browser');
  const [code = ''] = await mails(OWNER);
  expect((await Promise.all(Array.from({ length: 5 }, () => codes.accept(OWNER, 'browser', code)))).filter(Boolean)).toHaveLength(1);
});

test('a mailbox gets five codes an hour at the wish of one network and fifteen at that of all strangers; its owner gets one all the same', async () => {
  const laptop = await world.anew(OWNER);
  const asked: number[] = [];
  for (let network = 0; network < 4; network++) {
    const stranger = world.visitor();
    // Slowly enough for the measure of a minute.
    asked.push(...await times(6, async () => { await world.db.query('delete from auth."rateLimit"'); return askForCode(stranger, OWNER); }));
  }
  expect(asked).toEqual([0, 1, 2].flatMap(() => [200, 200, 200, 200, 200, 429]).concat(Array<number>(6).fill(429)));
  expect(await mails(OWNER)).toHaveLength(15);
  await laptop.post('/api/auth/sign-out', {});
  expect(await askForCode(laptop, OWNER)).toBe(200);
  expect(await enterCode(laptop, OWNER, (await mails(OWNER)).at(-1)!)).toBe(200);
  // And by password from anywhere.
  expect(await tryPassword(world.visitor(), OWNER, PASSWORD)).toBe(200);
  // An hour later strangers may again; in a day thirty is all.
  await world.db.query("update attempt set began_at = began_at - interval '61 minutes'");
  for (let network = 0; network < 4; network++) {
    const stranger = world.visitor();
    asked.push(...await times(5, async () => { await world.db.query('delete from auth."rateLimit"'); return askForCode(stranger, OWNER); }));
  }
  await world.db.query("update attempt set began_at = began_at - interval '61 minutes'");
  expect(await askForCode(world.visitor(), OWNER)).toBe(429);
  expect(await mails(OWNER)).toHaveLength(31);
});

test('passwords guessed from many networks: its owner signs in where they did before, and by code elsewhere', async () => {
  const laptop = await world.anew(OWNER);
  // Its own sign-in was the first of the hundred; ten networks would try the rest, ten each.
  await world.db.query("update attempt set count = 98 where count = 1");
  const stranger = world.visitor();
  expect(await times(2, () => tryPassword(stranger, OWNER, 'not the password'))).toEqual([401, 401]);
  expect(await tryPassword(world.visitor(), OWNER, 'not the password')).toBe(429);
  await laptop.post('/api/auth/sign-out', {});
  expect(await tryPassword(laptop, OWNER, PASSWORD)).toBe(200);
  const tablet = world.visitor();
  expect(await askForCode(tablet, OWNER)).toBe(200);
  expect(await enterCode(tablet, OWNER, (await mails(OWNER)).at(-1)!)).toBe(200);
});

test('what a browser keeps from a sign-in proves it for that mailbox alone, and cannot be made up', async () => {
  const laptop = await world.anew(OWNER);
  const device = decodeURIComponent(laptop.jar.find(([name]) => name === 'kursbuch.device')![1]);
  const used = async (email: string, cookie: string): Promise<boolean> => {
    await world.db.query('delete from attempt');
    await world.visitor().post('/api/auth/sign-in/email', { email, password: 'not the password' }, { cookie: `kursbuch.device=${encodeURIComponent(cookie)}` });
    // A browser that is known is counted once, strangers twice.
    return (await world.db.query('select from attempt')).rows.length === 1;
  };
  expect(await used(OWNER, device)).toBe(true);
  expect(await used('heike.zuegel@example.org', device)).toBe(false);
  for (const made of [`${device}x`, device.split('.')[0]!, `.${device.split('.')[1]!}`, '.', '']) expect([made, await used(OWNER, made)]).toEqual([made, false]);
});

test('an unknown address costs the same work as a known one: statements, hashes and tries; and no letter', async () => {
  const { password } = await world.app.get(Accounts).auth.$context;
  const hashes = [jest.spyOn(password, 'hash'), jest.spyOn(password, 'verify')];
  const cost = async (deed: (browser: Browser) => Promise<number>): Promise<object> => {
    const browser = world.visitor();
    for (const one of hashes) one.mockClear();
    let status = 0;
    const statements = await world.statements(async () => { status = await deed(browser); });
    return { status, statements, hashes: hashes.reduce((all, one) => all + one.mock.calls.length, 0) };
  };
  const deeds = (email: string): ((browser: Browser) => Promise<number>)[] => [
    (browser) => askForCode(browser, email),
    async (browser) => { await askForCode(browser, email); return enterCode(browser, email, 'no way'); },
    (browser) => tryPassword(browser, email, 'not the password'),
  ];
  // Once before, since the first question costs more than all others.
  for (const deed of deeds('renate.kuehnel@example.org')) await cost(deed);
  const of = async (email: string): Promise<object[]> => times(3, (n) => cost(deeds(email)[n]!));
  const known = await of(OWNER);
  expect(await of(UNKNOWN)).toEqual(known);
  expect(known).toEqual([{ status: 200, statements: 11, hashes: 0 }, { status: 400, statements: 13, hashes: 0 }, { status: 401, statements: 2, hashes: 1 }]);
  expect([await mails(UNKNOWN), (await mails(OWNER)).length]).toEqual([[], 2]);
});

test('whoever finds a device open cannot find out its password by trying', async () => {
  const owner = await world.anew(OWNER);
  const SET = 'mutation ($input: PasswordInput!) { setPassword(input: $input) { current } }';
  const answers = await times(6, () => owner.refused(SET, { input: { current: 'ganz falsch', next: 'drei laute Fahrpläne' } }));
  expect(answers).toEqual([...Array<object>(5).fill([{ code: 'identity/wrong-password', field: 'input.current' }]), [{ code: 'platform/too-many-requests', bound: 5 }]]);
});

test('a household of IPv6 counts as one, whichever of its addresses it takes', async () => {
  const answers = await times(11, (n) => fetch(new URL('/api/auth/sign-in/email', world.url), {
    method: 'POST', headers: { origin: 'http://localhost:0', 'content-type': 'application/json', 'x-forwarded-for': `2001:db8:7:1::${n}` }, body: JSON.stringify({ email: UNKNOWN, password: 'not the password' }),
  }));
  expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(401), 429]);
});

test('many who come back at the same moment do not wait for each other without end', async () => {
  const attempts = world.app.get(Attempts);
  const names = Array.from({ length: 40 }, (_, n) => `network ${n}`);
  for (let round = 0; round < 5; round++) {
    await Promise.all(names.map((name) => attempts.allow('round', name, 1000)));
    await world.db.query("update attempt set began_at = began_at - interval '2 days'");
  }
  expect((await world.db.query('select from attempt')).rows.length).toBeGreaterThan(0);
});
