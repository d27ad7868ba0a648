import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let trainer: Browser;
let session: string;
beforeAll(async () => {
  world = await openWorld();
  trainer = await world.as('beate-hirschmueller');
  session = await sessionOf('w2-5');
});
afterAll(() => world.close());

const COHORT = '677b8b48-9e80-466a-8de7-c87eb3e45c0c';
const LIST = '{ notRecorded closing { closedAt closedBy } sites { seats { seatId persons { enrolmentId mark { kind version } } } } }';
const CLOSE = `mutation Close($id: ID!) { closeRollCall(sessionId: $id) ${LIST} }`;
const REOPEN = `mutation Reopen($input: ReopenRollCallInput!) { reopenRollCall(input: $input) ${LIST} }`;
const RECORD = `mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) ${LIST} }`;

interface List { notRecorded: number; closing: { closedAt: string; closedBy: string | null } | null; sites: { seats: { seatId: string; persons: { enrolmentId: string; mark: { kind: string; version: number } | null }[] }[] }[] }
const sessionOf = async (key: string): Promise<string> => (await world.db.query<{ id: string }>('select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 and s.key = $2', [COHORT, key])).rows[0]!.id;
const see = async (): Promise<List> => (await trainer.see<{ rollCall: List }>(`query See($id: ID!) { rollCall(sessionId: $id) ${LIST} }`, { id: session })).rollCall;
const peopleOn = (list: List): List['sites'][number]['seats'][number]['persons'] => list.sites.flatMap(({ seats }) => seats.flatMap(({ persons }) => persons));
const close = (): ReturnType<Browser['refused']> => trainer.refused(CLOSE, { id: session });
const record = (marks: object[]): object => ({ input: { sessionId: session, marks, substitutes: [] } });
const around = (statement: string, ...values: unknown[]): Promise<unknown> => world.db.query(statement, values).then(() => 'done', ({ code }: { code: string }) => code);

test('a list is closed once everybody on it is recorded, and not before its day', async () => {
  const later = await sessionOf('p-1');
  const day = (await world.db.query<{ day: string }>("select (starts_at at time zone 'Europe/Berlin')::date::text as day from session where id = $1", [later])).rows[0]!.day;
  expect(await trainer.refused(CLOSE, { id: later })).toEqual([{ code: 'attendance/not-yet-begun', field: 'sessionId', bound: day }]);

  expect(await close()).toEqual([{ code: 'attendance/not-settled', field: 'sessionId', bound: 14 }]);
  const [first, ...rest] = peopleOn(await see());
  await trainer.see(RECORD, record(rest.map(({ enrolmentId }) => ({ enrolmentId, kind: 'present' }))));
  expect(await close()).toEqual([{ code: 'attendance/not-settled', field: 'sessionId', bound: 1 }]);
  expect((await see()).closing).toBeNull();

  await trainer.see(RECORD, record([{ enrolmentId: first!.enrolmentId, kind: 'excused' }]));
  const { closeRollCall } = await trainer.see<{ closeRollCall: List }>(CLOSE, { id: session });
  expect(closeRollCall).toMatchObject({ notRecorded: 0, closing: { closedAt: expect.stringMatching(/^2026-03-11T08:00/), closedBy: 'Beate Hirschmüller' } });
  expect(await see()).toEqual(closeRollCall);
});

test('closed, nothing of it is recorded any more, and closing it again changes nothing', async () => {
  const closed = await see();
  const { enrolmentId, mark } = peopleOn(closed)[0]!;
  const colleague = await world.as('cem-karadag');
  expect(await colleague.refused(RECORD, record([{ enrolmentId, kind: 'absent', version: mark!.version }]))).toEqual([{ code: 'attendance/closed', field: 'input.sessionId' }]);
  expect(await colleague.see(CLOSE, { id: session })).toEqual({ closeRollCall: closed });
  expect(await see()).toEqual(closed);
});

test('the database holds it: no mark and no substitute comes, changes or goes, and there is one closing at a time', async () => {
  const [seat] = (await see()).sites[0]!.seats;
  expect([
    await around("update mark set kind = 'absent' where session_id = $1", session),
    await around('delete from mark where session_id = $1', session),
    await around('insert into mark select gen_random_uuid(), $1, person_id, enrolment_id, seat_id, site_id, seat_kind, kind, minutes_missed, note, recorded_by, recorded_at, 1 from mark where session_id <> $1 limit 1', session),
    await around("insert into substitute (id, session_id, seat_id, site_id, name, recorded_at) select gen_random_uuid(), $1, id, site_id, 'Jemand', now() from seat where id = $2", session, seat!.seatId),
    await around('insert into roll_call_closing (id, session_id, closed_at) values (gen_random_uuid(), $1, now())', session),
  ]).toEqual(['KB011', 'KB011', 'KB011', 'KB011', '23505']);
  // What erasing a person does to a mark that stays as proof.
  expect(await around("update mark set note = '', recorded_by = null, version = nextval('mark_version') where session_id = $1", session)).toBe('done');
  expect(await around("update mark set kind = 'absent' where session_id = $1", await sessionOf('w2-6'))).toBe('done');
});

test('it is opened again with a reason, corrected and closed anew; each closing stays', async () => {
  expect(await trainer.refused(REOPEN, { input: { sessionId: session, reason: ' ' } })).toEqual([{ code: 'input/too-short', field: 'input.reason', bound: 1 }]);
  const { reopenRollCall } = await trainer.see<{ reopenRollCall: List }>(REOPEN, { input: { sessionId: session, reason: ' Verwechselt ' } });
  expect(reopenRollCall.closing).toBeNull();
  expect(await trainer.refused(REOPEN, { input: { sessionId: session, reason: 'Noch einmal' } })).toEqual([{ code: 'attendance/not-closed', field: 'input.sessionId' }]);

  const { enrolmentId, mark } = peopleOn(reopenRollCall)[0]!;
  await trainer.see(RECORD, record([{ enrolmentId, kind: 'present', version: mark!.version }]));
  expect(await close()).toEqual([]);
  expect((await world.db.query('select reason, closed_by is not null as closed, reopened_by is not null as reopened from roll_call_closing where session_id = $1 order by reopened_at nulls last', [session])).rows).toEqual([
    { reason: 'Verwechselt', closed: true, reopened: true }, { reason: null, closed: true, reopened: false },
  ]);
});

test('of closing a list and taking back a mark of it at once, one is refused', async () => {
  for (let round = 0; round < 4; round++) {
    const { enrolmentId, mark } = peopleOn((await trainer.see<{ reopenRollCall: List }>(REOPEN, { input: { sessionId: session, reason: 'Runde' } })).reopenRollCall)[0]!;
    const colleague = await world.as('cem-karadag');
    const [closing, taking] = await Promise.all([close(), colleague.refused(RECORD, record([{ enrolmentId, kind: null, version: mark!.version }]))]);
    expect([closing.length, taking.length].sort()).toEqual([0, 1]);
    if (!taking.length) {
      await trainer.see(RECORD, record([{ enrolmentId, kind: 'present' }]));
      expect(await close()).toEqual([]);
    }
  }
});
