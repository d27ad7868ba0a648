import { Browser } from '../support/browser-session.js';
import { Following } from '../support/following.js';
import { openWorld, type World } from '../support/world.js';

// Two processes on one database: whoever looks through the one is told of what is written through the other.
let here: World;
let there: World;
let trainer: Browser;
let colleague: Browser;
let session: string;
let cohort: string;
let enrolments: string[];
const followed: Following[] = [];

beforeAll(async () => {
  here = await openWorld();
  there = await here.beside({});
  trainer = await here.as('beate-hirschmueller');
  colleague = new Browser(there.url, there.origin, (await here.as('cem.karadag@example.org')).jar);
  ({ rows: [{ session, cohort }] } = await here.db.query<{ session: string; cohort: string }>(
    "select s.id as session, c.id as cohort from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' and s.key = 'w2-5'") as unknown as { rows: [{ session: string; cohort: string }] });
  const { rollCall } = await trainer.see<{ rollCall: { sites: { seats: { persons: { enrolmentId: string }[] }[] }[] } }>(
    'query S($id: ID!) { rollCall(sessionId: $id) { sites { seats { persons { enrolmentId } } } } }', { id: session });
  enrolments = rollCall.sites.flatMap(({ seats }) => seats.flatMap(({ persons }) => persons.map(({ enrolmentId }) => enrolmentId)));
});
afterEach(() => { for (const one of followed.splice(0)) one.end(); });
afterAll(async () => {
  await there.close();
  await here.close();
});

async function follow(browser: Browser, path: string): Promise<Following> {
  const following = await Following.begin(browser, path);
  followed.push(following);
  return following;
}
const mark = (by: Browser, ...kinds: string[]): Promise<unknown> => by.see(
  'mutation R($input: RecordAttendanceInput!) { recordAttendance(input: $input) { notRecorded } }',
  { input: { sessionId: session, marks: kinds.map((kind) => ({ enrolmentId: enrolments.pop()!, kind })), substitutes: [] } });

test('what a colleague saves through another process is told once to whoever looks at the roll call or at the cohort', async () => {
  const [sheet, matrix, byTheOther] = [await follow(trainer, `/live/sessions/${session}`), await follow(trainer, `/live/cohorts/${cohort}`), await follow(colleague, `/live/sessions/${session}`)];
  const other = (await here.db.query<{ id: string }>('select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 and s.id <> $2 limit 1', [cohort, session])).rows[0]!.id;
  const elsewhere = await follow(trainer, `/live/sessions/${other}`);
  // At first each is told once: what it shows may be older than its stream.
  const all = [sheet, matrix, byTheOther, elsewhere];
  await Promise.all(all.map((one) => one.told(1)));

  await mark(colleague, 'present', 'absent', 'excused');
  await Promise.all([sheet.told(2), matrix.told(2), byTheOther.told(2)]);
  await mark(trainer, 'present');
  await Promise.all([sheet.told(3), matrix.told(3), byTheOther.told(3)]);
  await here.db.query('update session set minutes = minutes where id = $1', [other]);
  await Promise.all([elsewhere.told(2), matrix.told(4)]);
  expect(all.map(({ times }) => times)).toEqual([3, 4, 3, 2]);
});

test('what is refused or taken back is told to nobody', async () => {
  const sheet = await follow(trainer, `/live/sessions/${session}`);
  await sheet.told(1);
  expect(await colleague.refused('mutation R($input: RecordAttendanceInput!) { recordAttendance(input: $input) { notRecorded } }',
    { input: { sessionId: session, marks: [{ enrolmentId: enrolments[0], kind: 'late' }], substitutes: [] } })).toHaveLength(1);
  await here.db.query('begin');
  await here.db.query('update session set minutes = minutes where id = $1', [session]);
  await here.db.query('rollback');
  await mark(colleague, 'present');
  await sheet.told(2);
  expect(sheet.times).toBe(2);
});

test('a listener that lost its database listens again, and tells everybody, since nobody knows what it missed', async () => {
  const sheet = await follow(trainer, `/live/sessions/${session}`);
  await sheet.told(1);
  await here.db.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen changed'");
  await sheet.told(2);
  await mark(colleague, 'present');
  await sheet.told(3);
});

test('only who may see it may follow it, in no more windows than anybody looks at', async () => {
  const participant = await here.as('cornelia-mueller-wachtendonk');
  expect([(await follow(here.visitor(), `/live/sessions/${session}`)).status, (await follow(participant, `/live/sessions/${session}`)).status, (await follow(participant, `/live/cohorts/${cohort}`)).status]).toEqual([401, 404, 404]);
  const windows = await Promise.all(Array.from({ length: 13 }, () => follow(trainer, `/live/sessions/${session}`)));
  expect(windows.map(({ status }) => status).sort()).toEqual([...Array<number>(12).fill(200), 429]);
  windows.find(({ status }) => status === 200)!.end();
  for (let status = 429; status !== 200;) ({ status } = await follow(trainer, `/live/sessions/${session}`));
});

test('a process that stops ends its streams, and does not wait for them', async () => {
  const third = await here.beside({});
  const stream = await follow(new Browser(third.url, third.origin, trainer.jar), `/live/sessions/${session}`);
  await stream.told(1);
  await third.close();
  await stream.over();
  expect(stream.times).toBe(1);
});
