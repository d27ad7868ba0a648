import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const TRAINER = 'beate.hirschmueller@example.org';
const ME = '{ me { person { familyName } persons { familyName } } }';

const askForCode = (browser: Browser, email: string): Promise<Response> =>
  browser.post('/api/auth/email-otp/send-verification-otp', { email, type: 'sign-in' });
const enterCode = (browser: Browser, email: string, otp: string): Promise<Response> =>
  browser.post('/api/auth/sign-in/email-otp', { email, otp });

async function latestCode(email: string): Promise<string> {
  const { rows } = await world.db.query<{ body: string }>("select body from mail where recipient = $1 and cause = 'sign-in-code' order by created_at desc limit 1", [email]);
  return /\d{6}/.exec(rows[0]?.body ?? '')?.[0] ?? 'no code';
}

test('a code from the mail signs in once, in the browser where it is typed', async () => {
  const browser = world.visitor();
  expect((await askForCode(browser, TRAINER)).status).toBe(200);
  const code = await latestCode(TRAINER);
  expect((await enterCode(browser, TRAINER, code)).status).toBe(200);
  expect(await browser.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' }, persons: [{ familyName: 'Hirschmüller' }] } });

  const second = world.visitor();
  expect((await enterCode(second, TRAINER, code)).status).toBe(400);
  expect(await second.see(ME)).toEqual({ me: null });
});

test('a link scanner that opens every address of the mail changes nothing: there is no address in it', async () => {
  await askForCode(world.visitor(), TRAINER);
  const { rows } = await world.db.query<{ body: string }>('select body from mail where recipient = $1 order by created_at desc limit 1', [TRAINER]);
  expect(rows[0]!.body).not.toMatch(/https?:/);
});

test('five wrong codes use a code up', async () => {
  const browser = world.visitor();
  await askForCode(browser, TRAINER);
  const code = await latestCode(TRAINER);
  const wrong = code === '000000' ? '000001' : '000000';
  for (let tries = 0; tries < 5; tries++) expect((await enterCode(browser, TRAINER, wrong)).ok).toBe(false);
  expect((await enterCode(browser, TRAINER, code)).ok).toBe(false);
});

test('an unknown address gets the same answers as a known one, and no mail', async () => {
  const browser = world.visitor();
  const [known, unknown] = [await askForCode(browser, 'renate.kuehnel@example.org'), await askForCode(browser, 'nobody@example.org')];
  expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
  const wrongPassword = await browser.post('/api/auth/sign-in/email', { email: TRAINER, password: 'not the password' });
  const noAccount = await browser.post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: 'not the password' });
  expect([noAccount.status, await noAccount.text()]).toEqual([wrongPassword.status, await wrongPassword.text()]);
  const { rows } = await world.db.query("select from mail where recipient = 'nobody@example.org'");
  expect(rows).toHaveLength(0);
});

test('one address may try ten passwords a minute, and its haste is nobody else\'s', async () => {
  const hasty = world.visitor();
  const tries: number[] = [];
  for (let n = 0; n < 11; n++) tries.push((await hasty.post('/api/auth/sign-in/email', { email: TRAINER, password: `guess number ${n}` })).status);
  expect(tries).toEqual([...Array<number>(10).fill(401), 429]);
  await expect(world.anew(TRAINER)).resolves.toBeDefined();
});

test('nobody can make an account, and only the endpoints in use exist', async () => {
  const visitor = world.visitor();
  const asked = ['sign-up/email', 'update-user', 'list-sessions', 'get-session', 'delete-user', 'change-email', 'reset-password', 'ok', 'email-otp/check-verification-otp'];
  const statuses = await Promise.all(asked.map(async (path) => (await visitor.post(`/api/auth/${path}`, { email: 'new@example.org', password: 'a long password', name: 'New' })).status));
  expect(statuses).toEqual(asked.map(() => 404));
});

test('another site cannot sign somebody in or out, nor write', async () => {
  const trainer = await world.anew(TRAINER);
  const evil = { origin: 'https://evil.example' };
  expect((await trainer.post('/api/auth/sign-out', {}, evil)).status).toBe(403);
  expect((await world.visitor().post('/api/auth/sign-in/email', { email: TRAINER, password: 'kursbuch-demo' }, evil)).status).toBe(403);
  const form = await trainer.fetch('/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"mutation { endOtherSignIns { id } }"}' });
  expect(form.status).toBeGreaterThanOrEqual(400);
  expect(await trainer.see(ME)).toMatchObject({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('a cookie that was not signed here, and one whose session is over, are nobody; a visit after an hour prolongs the session', async () => {
  const browser = await world.anew(TRAINER);
  const [[name, cookie]] = browser.jar as [[string, string]];
  const [token = '', signature = ''] = decodeURIComponent(cookie).split('.');
  const seenWith = async (value: string): Promise<unknown> => {
    const response = await world.visitor().post('/graphql', { query: '{ me { person { familyName } } }' }, { cookie: `other=1; ${name}=${value}` });
    return ((await response.json()) as { data: { me: unknown } }).data.me;
  };
  const known = { person: { familyName: 'Hirschmüller' } };
  expect(await seenWith(cookie)).toEqual(known);
  for (const forged of [token, `${token}.`, `${token}.${'A'.repeat(43)}=`, `${token}x.${signature}`, `.${signature}`, '%E0%A4%A', '']) expect([forged, await seenWith(forged)]).toEqual([forged, null]);

  const left = async (): Promise<number> => (await world.db.query<{ days: number }>('select round(extract(epoch from "expiresAt" - now()) / 86400)::int as days from auth.session where token = $1', [token])).rows[0]!.days;
  const leave = (days: number): Promise<unknown> => world.db.query('update auth.session set "expiresAt" = now() + make_interval(days => $2) where token = $1', [token, days]);
  await leave(12);
  expect(await seenWith(cookie)).toEqual(known);
  expect(await left()).toBe(14);
  // When a device was last used is true to the hour.
  const used = async (): Promise<boolean> => (await world.db.query<{ now: boolean }>('select "updatedAt" > now() - interval \'1 minute\' as now from auth.session where token = $1', [token])).rows[0]!.now;
  const usedBefore = (minutes: number): Promise<unknown> => world.db.query(
    'update auth.session set "updatedAt" = now() - make_interval(mins => $2), "expiresAt" = now() + interval \'14 days\' - make_interval(mins => $2) where token = $1', [token, minutes]);
  for (const [minutes, noted] of [[50, false], [70, true]] as const) {
    await usedBefore(minutes);
    await seenWith(cookie);
    expect([minutes, await used()]).toEqual([minutes, noted]);
  }
  await leave(-1);
  expect(await seenWith(cookie)).toBeNull();
});

test('the session cookie is out of the reach of scripts', async () => {
  const response = await world.visitor().post('/api/auth/sign-in/email', { email: TRAINER, password: 'kursbuch-demo' });
  const [cookie] = response.headers.getSetCookie();
  expect(cookie).toMatch(/HttpOnly/i);
  expect(cookie).toMatch(/SameSite=Lax/i);
  expect(await response.text()).not.toContain('kursbuch-demo');
});

test('a person sees where they are signed in and ends what they do not know', async () => {
  const person = 'sabine.rauenbuehler@example.org';
  const [laptop, phone, lost] = [await world.anew(person), await world.anew(person), await world.anew(person)];
  const { mySignIns } = await laptop.see<{ mySignIns: { id: string; current: boolean }[] }>('{ mySignIns { id current } }');
  // One more is from when it was prepared.
  expect(mySignIns.map(({ current }) => current).sort()).toEqual([false, false, false, true]);

  const other = await world.anew(TRAINER);
  expect(await other.refused('mutation ($id: ID!) { endSignIn(id: $id) { id } }', { id: mySignIns[0]!.id })).toEqual([{ code: 'platform/not-found' }]);

  expect(await laptop.see('mutation { endOtherSignIns { current } }')).toEqual({ endOtherSignIns: [{ current: true }] });
  expect(await phone.see(ME)).toEqual({ me: null });
  expect(await lost.see(ME)).toEqual({ me: null });
  expect(await laptop.see(ME)).toMatchObject({ me: { person: { familyName: 'Rauenbühler' } } });
});

test('whoever came by code sets a first password; a new one needs the old, and ends every other sign-in', async () => {
  const email = 'oliver.weisshaupt@example.org';
  const [desk, phone] = [await world.anew(email), await world.anew(email)];
  const SET = 'mutation ($input: PasswordInput!) { setPassword(input: $input) { current } }';
  expect(await desk.refused(SET, { input: { current: 'kursbuch-demo', next: 'zu kurz' } })).toEqual([{ code: 'input/too-short', field: 'input.next', bound: 12 }]);
  expect(await desk.refused(SET, { input: { current: 'ganz falsch', next: 'drei laute Fahrpläne' } })).toEqual([{ code: 'identity/wrong-password', field: 'input.current' }]);
  expect(await desk.see(SET, { input: { current: 'kursbuch-demo', next: 'drei laute Fahrpläne' } })).toEqual({ setPassword: [{ current: true }] });
  expect(await phone.see(ME)).toEqual({ me: null });
  await expect(world.anew(email)).rejects.toThrow('could not sign in');
  await expect(world.visitor().signIn(email, 'drei laute Fahrpläne')).resolves.toBeUndefined();
});

test('two persons who share a mailbox choose as whom they act; nobody else can', async () => {
  const { rows: [pair] } = await world.db.query<{ account: string; a: string; b: string }>(`
    select a.account_id as account, a.person_id as a, b.person_id as b from person_account a, person_account b, contact_data c, contact_data d
    where c.person_id = a.person_id and c.email = 'sven.angstroem-maier@example.org' and d.person_id = b.person_id and d.email = 'heike.zuegel@example.org'`);
  await world.db.query('update person_account set account_id = $1 where person_id = $2', [pair!.account, pair!.b]);

  const shared = await world.anew('sven.angstroem-maier@example.org');
  const { me } = await shared.see<{ me: { person: null; persons: { id: string }[] } }>('{ me { person { id } persons { id } } }');
  expect([me.person, me.persons.map(({ id }) => id).sort()]).toEqual([null, [pair!.a, pair!.b].sort()]);
  expect(await shared.refused('{ cohorts { id } }')).toEqual([{ code: 'identity/sign-in-needed' }]);

  const ACT = 'mutation ($id: ID!) { actAs(personId: $id) { person { id } } }';
  expect(await shared.see(ACT, { id: pair!.b })).toEqual({ actAs: { person: { id: pair!.b } } });
  expect(await shared.see('{ me { person { id } } }')).toEqual({ me: { person: { id: pair!.b } } });
  const trainer = await world.anew(TRAINER);
  expect(await trainer.refused(ACT, { id: pair!.b })).toEqual([{ code: 'platform/not-found' }]);
});

test('the outbox is read by administrators; its secrets only where everybody is invented', async () => {
  await askForCode(world.visitor(), TRAINER);
  const administrator = await world.anew('kai-uwe.brandstaetter@example.org');
  const READ = '{ outbox { sending mails { recipient subject body secret state } } }';
  const { outbox } = await administrator.see<{ outbox: { sending: boolean; mails: { recipient: string; subject: string; body: string }[] } }>(READ);
  const code = await latestCode(TRAINER);
  expect(outbox.sending).toBe(false);
  expect(outbox.mails[0]).toMatchObject({ recipient: TRAINER, subject: `${code} ist Ihr Anmeldecode für Kursbuch`, secret: true, state: 'waiting' });
  expect(outbox.mails[0]!.body).toContain(code);
  const trainer = await world.anew(TRAINER);
  expect(await trainer.refused(READ)).toEqual([{ code: 'platform/not-found' }]);
});

test('where real people are, a secret in the outbox stays hidden', async () => {
  const real = await openWorld({ embedded: false });
  try {
    await askForCode(real.visitor(), TRAINER);
    const administrator = await real.as('administrator');
    const { outbox } = await administrator.see<{ outbox: { mails: object[] } }>('{ outbox { mails { subject body } } }');
    expect(outbox.mails[0]).toEqual({ subject: '•••••• ist Ihr Anmeldecode für Kursbuch', body: null });
    expect(await real.visitor().see('{ installation { demo demoSignIns { email } } }')).toEqual({ installation: { demo: false, demoSignIns: [] } });
  } finally {
    await real.close();
  }
});
