import { createConnection } from 'node:net';
import { once } from 'node:events';
import type { Browser } from '../support/browser-session.js';
import { plantExamples } from '../support/examples.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let secure: World;
let trainer: Browser;
beforeAll(async () => {
  world = await openWorld();
  secure = await world.beside({ baseUrl: 'https://kursbuch.example.org' });
  trainer = await world.as('trainer');
  await plantExamples(world);
});
afterAll(async () => {
  await secure.close();
  await world.close();
});

const HEADERS = {
  'content-security-policy': "default-src 'self'; script-src 'self'; style-src-elem 'self' 'unsafe-inline'; style-src-attr 'none'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types angular angular#bundler angular#components kursbuch dompurify",
  'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'DENY',
};
const guarding = ({ headers }: Response): object => Object.fromEntries(Object.keys({ ...HEADERS, 'strict-transport-security': '' }).flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : [])));

/** An answer of every kind: page, file, data, refusal, fault of the client, nothing there. */
const EVERY_KIND: [string, RequestInit?][] = [
  ['/'], ['/de/'], ['/de/nothing.js'], ['/nothing'], ['/health'], ['/ready'], ['/graphql'], ['/de'], ['/calendar/x.ics'], ['/%E0%A4%A'], ['/certificates/00000000-0000-4000-8000-000000000000.pdf'],
  ['/graphql', { method: 'POST', body: '{"query":"{ me { person { id } } }"}', headers: { 'content-type': 'application/json' } }],
  ['/graphql', { method: 'POST', body: '{"query":', headers: { 'content-type': 'application/json' } }],
  ['/graphql', { method: 'POST', body: `{"query":"${'x'.repeat(1_100_000)}"}`, headers: { 'content-type': 'application/json' } }],
  ['/graphql', { method: 'POST', body: 'x', headers: { 'content-type': 'application/x-strange' } }],
  ['/api/auth/sign-in/email', { method: 'POST', body: '{"email":"nobody@example.org","password":"not the password"}', headers: { 'content-type': 'application/json' } }],
  ['/api/auth/sign-in/email', { method: 'POST', body: '{"email":7}', headers: { 'content-type': 'application/json' } }],
  ['/graphql', { method: 'DELETE' }],
];

test('every answer carries the guarding headers and its id, and is kept by no proxy', async () => {
  for (const [path, init] of EVERY_KIND) {
    const answer = await trainer.fetch(path, init);
    await answer.arrayBuffer();
    expect([path, answer.status < 500, guarding(answer)]).toEqual([path, true, HEADERS]);
    expect([path, answer.headers.get('x-request-id')]).toEqual([path, expect.stringMatching(/^[2-9a-z]{4}(-[2-9a-z]{4}){2}$/)]);
    expect([path, answer.headers.get('cache-control') ?? 'none']).toEqual([path, expect.stringMatching(/^(no-store|no-cache|private, no-cache|none)$/)]);
  }
});

test('a diagram of a lesson may show itself and nothing else', async () => {
  const { rows: [asset] } = await world.db.query<{ module: string; name: string }>("select a.module_id as module, a.name from module_asset a join module m on m.id = a.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.slug = 'durchgang-heute' limit 1");
  const answer = await trainer.fetch(`/curricula/assets/${asset!.module}/${asset!.name}`);
  expect([answer.status, guarding(answer)]).toEqual([200, { ...HEADERS, 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox" }]);
});

test('by https it says so for a year, and the cookie has the prefix that only https may set', async () => {
  const answer = await secure.visitor().post('/api/auth/sign-in/email', { email: 'beate.hirschmueller@example.org', password: 'kursbuch-demo' });
  expect(guarding(answer)).toEqual({ ...HEADERS, 'strict-transport-security': 'max-age=31536000' });
  expect(answer.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, '=…'))).toEqual([
    '__Secure-kursbuch.session_token=…; Max-Age=1209600; Path=/; HttpOnly; Secure; SameSite=Lax',
    '__Secure-kursbuch.device=…; Max-Age=31536000; Path=/api/auth; HttpOnly; Secure; SameSite=Lax',
  ]);
});

test('what is no HTTP is answered in a line and closed', async () => {
  const socket = createConnection(Number(new URL(world.url).port), '127.0.0.1');
  socket.end('NONSENSE\r\n\r\n');
  let said = '';
  socket.on('data', (part: Buffer) => { said += part.toString(); });
  await once(socket, 'close');
  expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(said).not.toMatch(/ at |node:/);
});

test('an id of the proxy is kept when it is well-formed; any other is replaced', async () => {
  const answered = async (id: string): Promise<string | null> => (await trainer.fetch('/health', { headers: { 'x-request-id': id } })).headers.get('x-request-id');
  expect(await answered('proxy-0001.7:3')).toBe('proxy-0001.7:3');
  for (const bad of ['short', 'x'.repeat(65), 'with blank in it', '{"level":"error"}']) expect(await answered(bad)).toMatch(/^[2-9a-z]{4}(-[2-9a-z]{4}){2}$/);
});

test('a fault is answered without its text, by the id under which the log has it', async () => {
  const issuer = await world.as('issuer');
  await world.db.query('alter table programme rename to programme_away');
  const answers = [
    await trainer.post('/graphql', { query: 'query Mine { programmes { id } }' }, { 'x-request-id': 'fault-in-graphql' }),
  ];
  await world.db.query('alter table programme_away rename to programme');
  await world.db.query('alter table stored_file rename to stored_file_away');
  const { rows: [certificate] } = await world.db.query<{ id: string }>('select id from certificate');
  answers.push(await issuer.fetch(`/certificates/${certificate!.id}.pdf`, { headers: { 'x-request-id': 'fault-in-a-route' } }));
  await world.db.query('alter table stored_file_away rename to stored_file');
  expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]))).toEqual([
    [200, { data: null, errors: [expect.objectContaining({ message: 'platform/fault', extensions: { code: 'platform/fault', request: 'fault-in-graphql' } })] }],
    [500, { code: 'platform/fault', request: 'fault-in-a-route' }],
  ]);
  const person = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
  for (const [id, line] of [['fault-in-graphql', { method: 'POST', path: '/graphql', operation: 'Mine', status: 200 }], ['fault-in-a-route', { method: 'GET', path: `/certificates/${certificate!.id}.pdf`, status: 500 }]] as const) {
    // Nest's loggers are one for the whole process, and write to the application that was made last.
    const written = [...secure.lines, ...world.lines].map((one) => JSON.parse(one) as { request?: string }).filter(({ request }) => request === id);
    expect(written).toEqual([
      expect.objectContaining({ level: 'error', stack: expect.stringContaining('does not exist') }),
      { level: 'error', time: expect.any(String), request: id, ms: expect.any(Number), person, ...line },
    ]);
  }
});

test('an address as it is told on the telephone, without its language, leads to the page', async () => {
  const led = async (path: string, language: string): Promise<string | null> =>
    (await fetch(new URL(path, world.url), { redirect: 'manual', headers: { 'accept-language': language } })).headers.get('location');
  expect([await led('/verify', 'de'), await led('/verify/0000-0000-0000-0000', 'en-GB,en'), await led('/sign-in?to=%2Fcalendar', 'fr')]).toEqual([
    '/de/verify', '/en/verify/0000-0000-0000-0000', '/de/sign-in?to=%2Fcalendar',
  ]);
});
