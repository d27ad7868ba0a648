import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { readByIcalJs } from '../support/calendar-readers.js';
import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let participant: Browser;
let other: Browser;
beforeAll(async () => {
  world = await openWorld();
  participant = await world.as('cornelia-mueller-wachtendonk');
  other = await world.as('sven-angstroem-maier');
});
afterAll(() => world.close());

const ADD = 'mutation Add($input: AddSubscriptionInput!) { addSubscription(input: $input) { url subscription { id name lastUsedOn version } } }';
const RENEW = 'mutation Renew($input: RenewSubscriptionInput!) { renewSubscription(input: $input) { url subscription { id name lastUsedOn version } } }';
const REVOKE = 'mutation Revoke($id: ID!) { revokeSubscription(id: $id) { id name } }';
const MINE = '{ mySubscriptions { id name lastUsedOn version } }';

interface Opened { url: string; subscription: { id: string; name: string; lastUsedOn: string | null; version: number } }
const add = async (browser: Browser, name: string): Promise<Opened> => (await browser.see<{ addSubscription: Opened }>(ADD, { input: { name } })).addSubscription;
const renew = async (browser: Browser, id: string, version: number): Promise<Opened> =>
  (await browser.see<{ renewSubscription: Opened }>(RENEW, { input: { id, version } })).renewSubscription;
const mine = async (browser: Browser): Promise<Opened['subscription'][]> => (await browser.see<{ mySubscriptions: Opened['subscription'][] }>(MINE)).mySubscriptions;
const tokenOf = (url: string): string => /^http:\/\/localhost:0\/calendar\/([\w-]{43})\.ics$/.exec(url)![1]!;
const answer = async (token: string): Promise<object> => {
  const response = await fetch(new URL(`/calendar/${token}.ics`, world.url));
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)));
  return { status: response.status, headers, body: response.ok ? 'a calendar' : await response.text() };
};
const status = async (url: string): Promise<number> => (await fetch(new URL(new URL(url).pathname, world.url))).status;

test('an address is made, used, renewed and revoked; the list says so each time', async () => {
  expect(await mine(participant)).toEqual([]);
  const first = await add(participant, '  Handy ');
  const { id } = first.subscription;
  expect(first.subscription).toEqual({ id, name: 'Handy', lastUsedOn: null, version: 1 });
  expect(await mine(participant)).toEqual([first.subscription]);
  expect(await mine(other)).toEqual([]);

  expect(await status(first.url)).toBe(200);
  expect(await mine(participant)).toEqual([{ id, name: 'Handy', lastUsedOn: '2026-03-11', version: 1 }]);

  const second = await renew(participant, id, 1);
  expect(second.subscription).toEqual({ id, name: 'Handy', lastUsedOn: null, version: 2 });
  expect(tokenOf(second.url)).not.toBe(tokenOf(first.url));
  expect([await status(first.url), await status(second.url)]).toEqual([404, 200]);

  expect(await participant.see(REVOKE, { id })).toEqual({ revokeSubscription: { id, name: 'Handy' } });
  expect(await status(second.url)).toBe(404);
  expect(await mine(participant)).toEqual([]);
});

test('malformed, unknown, renewed and revoked addresses are one answer', async () => {
  const renewed = await add(participant, 'Erneuert');
  const again = await renew(participant, renewed.subscription.id, 1);
  const revoked = await add(participant, 'Beendet');
  for (const id of [renewed.subscription.id, revoked.subscription.id]) await participant.see(REVOKE, { id });
  const answers = await Promise.all(['A'.repeat(43), 'short', `${'A'.repeat(42)}%C3%A4`, `${'A'.repeat(43)}.ics`, tokenOf(renewed.url), tokenOf(again.url), tokenOf(revoked.url)].map(answer));
  expect(answers[0]).toMatchObject({ status: 404, body: '{"code":"platform/not-found"}' });
  for (const one of answers) expect(one).toEqual(answers[0]);
});

test('nobody renews or ends the address of another, and nobody learns whether it exists', async () => {
  const { subscription: { id } } = await add(participant, 'Meins');
  const refused = [{ code: 'platform/not-found' }];
  for (const stranger of [id, randomUUID()]) {
    expect(await other.refused(RENEW, { input: { id: stranger, version: 1 } })).toEqual(refused);
    expect(await other.refused(REVOKE, { id: stranger })).toEqual(refused);
  }
  expect(await other.refused(REVOKE, { id: 'no id' })).toEqual(refused);
  const visitor = world.visitor();
  for (const [operation, variables] of [[MINE, {}], ['{ myDates { id } }', {}], [ADD, { input: { name: 'x' } }], [RENEW, { input: { id, version: 1 } }], [REVOKE, { id }]] as const) {
    expect(await visitor.refused(operation, variables)).toEqual([{ code: 'identity/sign-in-needed' }]);
  }
  await participant.see(REVOKE, { id });
  expect(await participant.refused(REVOKE, { id })).toEqual(refused);
  expect(await participant.refused(RENEW, { input: { id, version: 1 } })).toEqual(refused);
});

test('two windows renew the same address: the second is refused, and the address of the first goes on', async () => {
  const { subscription: { id } } = await add(participant, 'Zwei Fenster');
  const [one, two] = await Promise.all([participant.ask(RENEW, { input: { id, version: 1 } }), participant.ask(RENEW, { input: { id, version: 1 } })]);
  const [won, lost] = one.errors ? [two, one] : [one, two];
  expect(lost.errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'platform/changed-meanwhile', field: 'version', current: { id, name: 'Zwei Fenster', version: 2 } }]);
  expect(await status((won.data as unknown as { renewSubscription: Opened }).renewSubscription.url)).toBe(200);
  await participant.see(REVOKE, { id });
});

test('a name is bounded, control characters are refused, HTML is only text, and the twenty-first address is refused', async () => {
  const refusals = await Promise.all(['', '   ', 'x'.repeat(81), 'Handy\u0007'].map((name) => other.refused(ADD, { input: { name } })));
  expect(refusals).toEqual([
    [{ code: 'input/too-short', field: 'input.name', bound: 1 }], [{ code: 'input/too-short', field: 'input.name', bound: 1 }],
    [{ code: 'input/too-long', field: 'input.name', bound: 80 }], [{ code: 'input/control-character', field: 'input.name' }],
  ]);
  expect(await other.refused(RENEW, { input: { id: 'no id', version: 1 } })).toEqual([{ code: 'platform/not-found' }]);
  expect(await mine(other)).toEqual([]);
  const names = ['<b>Büro</b>', ...Array.from({ length: 18 }, (_, index) => `Gerät ${index + 2}`)];
  for (const name of names) await add(other, name);
  // The last place is taken by one of two that ask at once.
  const answers = await Promise.all([other.ask(ADD, { input: { name: 'Gerät 20' } }), other.ask(ADD, { input: { name: 'Gerät 20' } })]);
  expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions) ?? [])).toEqual([{ code: 'calendar/too-many-subscriptions', bound: 20 }]);
  expect((await mine(other)).map(({ name }) => name)).toEqual([...names, 'Gerät 20']);
});

test('the token stands in no table and in no line that the server writes', async () => {
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation((chunk) => { written.push(String(chunk)); return true; }));
  const { url, subscription: { id } } = await add(participant, 'Geheim');
  const next = await renew(participant, id, 1);
  await status(url);
  await status(next.url);
  // A fault on the way, whose trace is written: the table is away for a moment.
  await world.db.query('alter table session rename to session_away');
  expect(await status(next.url)).toBe(500);
  await world.db.query('alter table session_away rename to session');
  for (const spy of spies) spy.mockRestore();
  expect(written.join('')).toContain('session');

  const { rows: tables } = await world.db.query<{ name: string }>("select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
  for (const token of [tokenOf(url), tokenOf(next.url)]) {
    expect(written.filter((line) => line.includes(token))).toEqual([]);
    for (const { name } of tables) expect((await world.db.query(`select from ${name} t where strpos(t::text, $1) > 0`, [token])).rowCount).toBe(0);
  }
  await participant.see(REVOKE, { id });
});

test('the database takes no second row with the same token and none that is no hash', async () => {
  const { subscription: { id } } = await add(participant, 'Einmalig');
  const copy = (hash: string): Promise<unknown> => world.db.query(`insert into calendar_subscription (id, person_id, token_hash, name, created_at) select gen_random_uuid(), person_id, ${hash}, name, created_at from calendar_subscription where id = $1`, [id]);
  await expect(copy('token_hash')).rejects.toMatchObject({ code: '23505' });
  await expect(copy("'plain token'")).rejects.toMatchObject({ code: '23514' });
  await expect(world.db.query("update event set time_zone = 'Europe/Nirgendwo'")).rejects.toMatchObject({ code: '23514' });
  await participant.see(REVOKE, { id });
});

test('the page shows the same sessions as the feed, those before today apart', async () => {
  const { url, subscription: { id } } = await add(participant, 'Vergleich');
  const entries = readByIcalJs(await (await fetch(new URL(new URL(url).pathname, world.url))).text());
  const dates = async (earlier: boolean): Promise<object[]> => (await participant.see<{ myDates: { id: string; startsAt: string; endsAt: string }[] }>(
    'query Dates($earlier: Boolean!) { myDates(earlier: $earlier) { id startsAt endsAt event { title } } }', { earlier })).myDates
    .map(({ id: session, startsAt, endsAt }) => ({ uid: `${session}@localhost`, startsAt, endsAt }));
  const shown = entries.map(({ uid, startsAt, endsAt }) => ({ uid, startsAt, endsAt }));
  const [before, since] = [shown.filter(({ endsAt }) => endsAt < MIDNIGHT), shown.filter(({ endsAt }) => endsAt >= MIDNIGHT)];
  expect([await dates(true), await dates(false)]).toEqual([before, since]);
  expect(Math.min(before.length, since.length)).toBeGreaterThan(0);
  await participant.see(REVOKE, { id });
});

/** The day of the stories, 11 March 2026, begins in Germany. */
const MIDNIGHT = '2026-03-10T23:00:00.000Z';

test('one row or three: the lists cost the same statements', async () => {
  const listing = '{ mySubscriptions { id name createdAt lastUsedOn version } }';
  const dates = '{ myDates { id title status event { title venueName timeZone } } }';
  // All are over but the one or the three that are counted.
  await world.db.query("update session set starts_at = starts_at - interval '20 years', ends_at = ends_at - interval '20 years'");
  const { rows: sessions } = await world.db.query<{ id: string }>("select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by s.starts_at limit 3");
  for (const count of [1, 3]) {
    while ((await mine(participant)).length < count) await add(participant, 'Zählen');
    for (const { id } of sessions.slice(0, count)) await world.db.query("update session set starts_at = '2031-05-02T08:00Z', ends_at = '2031-05-02T12:00Z' where id = $1", [id]);
    let answers: { mySubscriptions?: object[]; myDates?: object[] }[] = [];
    const cost = async (query: string): Promise<number> => world.statements(async () => { answers = [...answers, await participant.see(query)]; });
    expect([await cost(listing), await cost(dates)]).toEqual([2, 4]);
    expect(answers.map(({ mySubscriptions, myDates }) => (mySubscriptions ?? myDates)!.length)).toEqual([count, count]);
  }
});
