import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorld, type World } from '../support/world.js';

// What is not read again because a number says that nothing changed must never be old.
let world: World;
let path: string;
beforeAll(async () => {
  world = await openWorld();
  const participant = await world.as('cornelia-mueller-wachtendonk');
  path = new URL((await participant.see<{ addSubscription: { url: string } }>('mutation { addSubscription(input: { name: "Handy" }) { url } }')).addSubscription.url).pathname;
});
afterAll(() => world.close());

const get = (tag?: string): Promise<Response> => fetch(new URL(path, world.url), { headers: { 'accept-encoding': 'identity', ...(tag ? { 'if-none-match': tag } : {}) } });
const tag = async (): Promise<string> => (await get()).headers.get('etag')!;
const revision = async (): Promise<number> => Number((await world.db.query<{ number: string }>('select number from calendar_revision')).rows[0]!.number);

test('every table that a feed reads raises the revision, but for what is read at every visit', async () => {
  const read = ['calendar/calendar.queries.ts', 'workshops/concerns.ts'].map((file) => readFileSync(join(import.meta.dirname, '../../server/src', file), 'utf8')).join('\n');
  const tables = new Set([...read.matchAll(/\b(?:from|join) ([a-z_]+) [a-z]\b/g)].map(([, table]) => table!));
  for (const each of ['calendar_subscription', 'person', 'calendar_revision']) expect(tables.delete(each)).toBe(true);
  const { rows } = await world.db.query<{ name: string }>("select tgrelid::regclass::text as name from pg_trigger where tgname = 'raise_calendar_revision' and tgenabled = 'O' order by 1");
  expect(rows.map(({ name }) => name)).toEqual([...tables].sort());
});

test('whatever a calendar shows and whomever it concerns: changed, it is another calendar at once', async () => {
  let known = await tag();
  const changes = [
    "update session set title = title || '!'", "update event set venue_name = venue_name || '!'", "update programme set title = title || '!'",
    "update enrolment set valid_to = valid_from + 1 where cohort_id = (select id from cohort where slug = 'durchgang-heute')",
  ];
  for (const change of changes) {
    const before = await revision();
    await world.db.query(change);
    expect([change, await revision()]).toEqual([change, before + 1]);
    const answer = await get(known);
    expect([change, answer.status]).toEqual([change, 200]);
    known = answer.headers.get('etag')!;
  }
  await world.db.query("update enrolment set valid_to = null where cohort_id = (select id from cohort where slug = 'durchgang-heute')");
});

test('not modified costs one statement, also where something changed that this calendar does not show: then two, once', async () => {
  const known = await tag();
  expect(await world.statements(() => get(known))).toBe(1);
  await world.db.query("update event set bring = bring || '!' where cohort_id is null or programme_id <> (select programme_id from cohort where slug = 'durchgang-heute')");
  await world.db.query("update role_assignment set function = function where role = 'trainer'");
  expect([await world.statements(() => get(known)), await world.statements(() => get(known))]).toEqual([2, 1]);
  expect((await get(known)).status).toBe(304);
});

test('a change that is under way is not seen, and not remembered as seen; one that is taken back never was', async () => {
  const known = await tag();
  const before = await revision();
  await world.db.query('begin');
  await world.db.query("update session set agenda = agenda || '.'");
  expect((await get(known)).status).toBe(304);
  await world.db.query('commit');
  expect([(await get(known)).status, await revision()]).toEqual([200, before + 1]);
  await world.db.query('begin');
  await world.db.query("update session set agenda = agenda || '.'");
  await world.db.query('rollback');
  expect(await revision()).toBe(before + 1);
});

test('two that change dates at once wait for each other at the end alone', async () => {
  const before = await revision();
  await Promise.all([1, 2, 3, 4].map((n) => world.around(async (em) => {
    await em.execute(`update session set agenda = 'Runde ${n}' where id = (select id from session order by id offset ${n} limit 1)`);
    await em.execute(`update event set bring = 'Runde ${n}' where id = (select id from event order by id offset ${n} limit 1)`);
  })));
  expect(await revision()).toBe(before + 4);
});
