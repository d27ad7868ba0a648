import { createHash } from 'node:crypto';
import { certificationOf, eligible, ISSUE, type Issued, issueFor } from '../support/certificates.js';
import { freePort } from '../support/child-server.js';
import { type MailSink, openMailSink } from '../support/mail-sink.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let sink: MailSink;
beforeAll(async () => {
  const port = await freePort();
  sink = await openMailSink(port);
  world = await openWorld({ smtpUrl: `smtp://127.0.0.1:${port}` });
});
afterAll(async () => {
  await world.close();
  await sink.close();
});

const TRAINER = 'beate.hirschmueller@example.org';
const lines = (): Record<string, unknown>[] => world.lines.map((line) => JSON.parse(line) as Record<string, unknown>);

test('one JSON line a request: what was asked, how it went and how long it took, and nothing of who asked', async () => {
  const trainer = await world.as('trainer');
  const before = world.lines.length;
  await trainer.post('/graphql', { query: 'query WhoAmI { me { person { id } } }' });
  await trainer.fetch('/de/nothing.js?token=secret');
  await trainer.fetch('/nothing?token=secret');
  const told = lines().slice(before).map(({ time, ms, request, ...line }) => {
    expect([typeof time, typeof ms, typeof request]).toEqual(['string', 'number', 'string']);
    return line;
  });
  expect(told).toEqual([
    { level: 'info', method: 'POST', path: '/graphql', operation: 'WhoAmI', status: 200 },
    { level: 'info', method: 'GET', path: '/de/*', status: expect.any(Number) },
    { level: 'info', method: 'GET', path: null, status: 404 },
  ]);
});

test('who tries too often stands in the log by address, so that it can be shut out', async () => {
  const hasty = world.visitor();
  for (let n = 0; n < 11; n++) await hasty.post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: `guess number ${n}` });
  expect(lines().at(-1)).toEqual({ level: 'warn', time: expect.any(String), request: expect.any(String), method: 'POST', path: '/api/auth/*', status: 429, ms: expect.any(Number), address: expect.stringMatching(/^10\./) });
});

test('no secret is ever written: codes, passwords, cookies, tokens, numbers of certificates, addresses', async () => {
  const secrets: Record<string, string> = { password: 'kursbuch-demo', wrongPassword: 'ein falsches Passwort', mailbox: TRAINER };
  const [byPassword, byCode] = [world.visitor(), world.visitor()];
  await byPassword.post('/api/auth/sign-in/email', { email: TRAINER, password: secrets['wrongPassword']! });
  await byPassword.signIn(TRAINER, secrets['password']!);
  await byCode.post('/api/auth/email-otp/send-verification-otp', { email: TRAINER, type: 'sign-in' });
  while (!sink.arrived.length) await new Promise((resolve) => setTimeout(resolve, 20));
  secrets['code'] = /\d{6}/.exec(sink.arrived[0]!.subject!)![0];
  await byCode.post('/api/auth/sign-in/email-otp', { email: TRAINER, otp: '000000' });
  expect((await byCode.post('/api/auth/sign-in/email-otp', { email: TRAINER, otp: secrets['code'] })).status).toBe(200);
  for (const [index, [, cookie]] of [...byPassword.jar, ...byCode.jar].entries()) secrets[`cookie ${index}`] = decodeURIComponent(cookie).split('.')[0]!;

  const { addSubscription } = await byCode.see<{ addSubscription: { url: string } }>('mutation { addSubscription(input: { name: "Handy" }) { url } }');
  secrets['feed'] = new URL(addSubscription.url).pathname.slice('/calendar/'.length, -'.ics'.length);
  expect((await byCode.fetch(`/calendar/${secrets['feed']}.ics`)).status).toBe(200);
  expect((await byCode.fetch(`/calendar/${secrets['feed']}x.ics?again=${secrets['feed']}`)).status).toBe(404);

  const issuer = await world.as('issuer');
  const { issueCertificates: { issued: [certificate] } } = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer)).slice(0, 1)));
  secrets['certificate'] = (await world.db.query<{ number: string }>('select number from certificate where id = $1', [certificate!.id])).rows[0]!.number;
  await world.visitor().see('query Verify($number: String!) { verification(number: $number) { state } }', { number: secrets['certificate'] });
  await world.visitor().fetch(`/de/verify/${secrets['certificate']}`);
  // A fault on the way writes a stack, which has the statement and must not have its values.
  await world.db.query('alter table calendar_subscription rename to away');
  expect((await byCode.fetch(`/calendar/${secrets['feed']}.ics`)).status).toBe(500);
  await world.db.query('alter table away rename to calendar_subscription');
  secrets['hash of the feed'] = createHash('sha256').update(secrets['feed']).digest('hex');

  const written = world.lines.join('');
  expect(written.length).toBeGreaterThan(2000);
  expect(Object.entries(secrets).filter(([, secret]) => written.includes(secret)).map(([name]) => name)).toEqual([]);
  // The search itself finds what is there.
  expect(written).toContain('/calendar/:file');
});
