import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let trainer: Browser;
beforeAll(async () => {
  world = await openWorld();
  trainer = await world.as('beate-hirschmueller');
  // The first entities that a process reads cost one statement more: MikroORM asks whether its database is there.
  await trainer.see('{ programmes { id } }');
});
afterAll(() => world.close());

const COHORT = '677b8b48-9e80-466a-8de7-c87eb3e45c0c';

/** So many sites with two seats and a person on each, in a cohort with one event of one session. */
async function cohortOf(sites: number): Promise<{ cohort: string; session: string; event: string }> {
  const { rows: [made] } = await world.db.query<{ cohort: string; session: string; event: string }>(`
    with c as (insert into cohort (id, programme_id, curriculum_version_id, slug, title, starts_on, ends_on)
        select gen_random_uuid(), programme_id, curriculum_version_id, 'c-' || gen_random_uuid(), 'Viele', '2026-01-01', '2026-12-31' from cohort where id = $1 returning *),
      e as (insert into event (id, programme_id, cohort_id, kind, title, starts_on, ends_on, status)
        select gen_random_uuid(), programme_id, id, 'workshop', 'Forum', '2026-03-11', '2026-03-11', 'confirmed' from c returning *),
      s as (insert into session (id, event_id, key, title, starts_at, ends_at, minutes, status)
        select gen_random_uuid(), id, 's-1', 'Plenum', '2026-03-11T09:00Z', '2026-03-11T10:00Z', 45, 'confirmed' from e returning *),
      i as (insert into site (id, programme_id, key, kind, name, short_name)
        select gen_random_uuid(), c.programme_id, 'k-' || gen_random_uuid(), 'office', 'Amt ' || n, 'Amt ' || n from c, generate_series(1, $2) n returning *),
      p as (insert into person (id, given_name, family_name) select gen_random_uuid(), 'Vor', 'Nach ' || n from generate_series(1, $2 * 2) n returning *),
      t as (insert into seat (id, cohort_id, site_id, kind, valid_from) select gen_random_uuid(), c.id, i.id, k, c.starts_on from c, i, unnest(array['main', 'deputy']) k returning *),
      n as (insert into enrolment (id, cohort_id, seat_id, person_id, valid_from)
        select gen_random_uuid(), t.cohort_id, t.id, p.id, t.valid_from from (select *, row_number() over () r from t) t join (select *, row_number() over () r from p) p using (r) returning id)
    select c.id as cohort, s.id as session, e.id as event from c, s, e`, [COHORT, sites]);
  return made!;
}

const ROLL_CALL = 'query R($id: ID!) { rollCall(sessionId: $id) { sites { name stand seats { persons { enrolmentId familyName mark { kind version } } substitute { name } } } } }';
const RECORD = 'mutation R($input: RecordAttendanceInput!) { recordAttendance(input: $input) { notRecorded } }';
const MATRIX = `query M($id: ID!) { cohort(id: $id) {
  siteAttendance { site { name } events { represented sessions { stand } } persons attended }
  personAttendance { person { familyName } marks { kind } minutes { attended modules { title } } } } }`;
const ROSTER = `query P($id: ID!) { cohort(id: $id) { title programme { title } enrolments { person { familyName } seat { kind } site { name } marks { kind } attendedMinutes { attended } }
  events { title cohort { title } programme { title } sessions { title event { title } } } } }`;

interface Answer { rollCall: { sites: { seats: { persons: { enrolmentId: string }[] }[] }[] } }
const marksOf = async (session: string): Promise<object[]> => (await trainer.see<Answer>(ROLL_CALL, { id: session })).rollCall.sites
  .flatMap(({ seats }) => seats).flatMap(({ persons }) => persons).map(({ enrolmentId }) => ({ enrolmentId, kind: 'present' }));

test.each([1, 3])('with %i sites every list costs the same number of statements', async (sites) => {
  const { cohort, session, event } = await cohortOf(sites);
  const marks = await marksOf(session);
  expect({
    rollCall: await world.statements(() => trainer.see(ROLL_CALL, { id: session })),
    record: await world.statements(() => trainer.see(RECORD, { input: { sessionId: session, marks, substitutes: [] } })),
    matrix: await world.statements(() => trainer.see(MATRIX, { id: cohort })),
    roster: await world.statements(() => trainer.see(ROSTER, { id: cohort })),
    event: await world.statements(() => trainer.see('query E($id: ID!) { event(id: $id) { title cohort { title } programme { title } sessions { title } } }', { id: event })),
  }).toEqual({ rollCall: 3, record: 8, matrix: 19, roster: 15, event: 6 });
});

test('a cohort of 1,000 people is marked in as many statements as one of two, and read back', async () => {
  const { cohort, session } = await cohortOf(500);
  const marks = await marksOf(session);
  expect(marks).toHaveLength(1000);
  expect(await world.statements(() => trainer.see(RECORD, { input: { sessionId: session, marks, substitutes: [] } }))).toBe(8);
  const { cohort: answer } = await trainer.see<{ cohort: { siteAttendance: { events: { represented: string }[]; attended: number }[]; personAttendance: object[] } }>(MATRIX, { id: cohort });
  expect([answer.personAttendance.length, answer.siteAttendance.length, new Set(answer.siteAttendance.map(({ events, attended }) => `${events[0]!.represented} ${attended}`))])
    .toEqual([1000, 500, new Set(['yes 90'])]);
});
