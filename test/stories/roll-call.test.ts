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
const ROLL_CALL = `{ sessionId notRecorded sites { siteId shortName stand seats { seatId kind substitute { name version }
  persons { enrolmentId familyName mark { kind minutesMissed note version } } } } }`;
const SEE = `query See($id: ID!) { rollCall(sessionId: $id) ${ROLL_CALL} }`;
const RECORD = `mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) ${ROLL_CALL} }`;

interface Seat { seatId: string; kind: string; substitute: { name: string; version: number } | null; persons: { enrolmentId: string; familyName: string; mark: { kind: string; minutesMissed: number; note: string; version: number } | null }[] }
interface Sheet { notRecorded: number; sites: { shortName: string; stand: string; seats: Seat[] }[] }

async function sessionOf(key: string, cohort = COHORT): Promise<string> {
  return (await world.db.query<{ id: string }>('select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 and s.key = $2', [cohort, key])).rows[0]!.id;
}
const see = async (): Promise<Sheet> => (await trainer.see<{ rollCall: Sheet }>(SEE, { id: session })).rollCall;
const record = (marks: object[], substitutes: object[] = [], by: Browser = trainer, sessionId = session): ReturnType<Browser['ask']> =>
  by.ask(RECORD, { input: { sessionId, marks, substitutes } });
const site = (sheet: Sheet, name: string): Sheet['sites'][number] => sheet.sites.find(({ shortName }) => shortName === name)!;
const on = (sheet: Sheet, name: string, kind: string): Seat['persons'][number] => site(sheet, name).seats.find((seat) => seat.kind === kind)!.persons[0]!;
const inShort = (one: Sheet['sites'][number]): unknown => ({
  stand: one.stand,
  seats: one.seats.map(({ kind, substitute, persons }) => [kind, ...persons.map(({ familyName, mark }) => `${familyName}: ${mark ? `${mark.kind} ${mark.minutesMissed}` : 'not recorded'}`), substitute?.name ?? null]),
});

test('a trainer marks people in a room and sees at once how each site is represented', async () => {
  const empty = await see();
  expect([empty.notRecorded, empty.sites.map(({ shortName, stand, seats }) => [shortName, stand, seats.map(({ kind }) => kind)])]).toEqual([14, [
    ['Meersburg', 'not-recorded', ['main', 'deputy']], ['Konstanz', 'not-recorded', ['main', 'deputy']], ['Schwäbisch Hall', 'not-recorded', ['main', 'deputy']],
    ['Tuttlingen', 'not-recorded', ['main', 'deputy']], ['Mannheim', 'not-recorded', ['main', 'deputy']], ['Pforzheim', 'not-recorded', ['main', 'deputy']],
    ['Ulm', 'not-recorded', ['main', 'deputy']],
  ]]);
  const enrolmentId = (name: string, kind: string): string => on(empty, name, kind).enrolmentId;
  const { data, errors } = await record([
    { enrolmentId: enrolmentId('Meersburg', 'main'), kind: 'present' },
    { enrolmentId: enrolmentId('Meersburg', 'deputy'), kind: 'late', minutesMissed: 15, note: 'Zug' },
    { enrolmentId: enrolmentId('Konstanz', 'main'), kind: 'absent' },
    { enrolmentId: enrolmentId('Konstanz', 'deputy'), kind: 'left-early', minutesMissed: 5 },
    { enrolmentId: enrolmentId('Ulm', 'main'), kind: 'excused' },
    { enrolmentId: enrolmentId('Mannheim', 'main'), kind: 'absent' },
    { enrolmentId: enrolmentId('Mannheim', 'deputy'), kind: 'absent' },
  ], [{ seatId: site(empty, 'Ulm').seats[0]!.seatId, name: ' Rosemarie Hähnle ' }]) as unknown as { data: { recordAttendance: Sheet }; errors?: unknown };
  expect(errors).toBeUndefined();
  const sheet = data.recordAttendance;
  expect(['Meersburg', 'Konstanz', 'Ulm', 'Mannheim', 'Tuttlingen'].map((name) => inShort(site(sheet, name)))).toEqual([
    { stand: 'both', seats: [['main', 'Müller-Wachtendonk: present 0', null], ['deputy', 'Übelhör: late 15', null]] },
    { stand: 'deputy', seats: [['main', 'Stöckle: absent 0', null], ['deputy', 'Ångström-Maier: left-early 5', null]] },
    { stand: 'substitute', seats: [['main', 'Knöpfle-Bürkle: excused 0', 'Rosemarie Hähnle'], ['deputy', 'Çelik: not recorded', null]] },
    { stand: 'none', seats: [['main', 'Demirci: absent 0', null], ['deputy', 'Schnürle: absent 0', null]] },
    { stand: 'not-recorded', seats: [['main', 'Éberlé: not recorded', null], ['deputy', 'Hösch: not recorded', null]] },
  ]);
  expect(sheet.notRecorded).toBe(7);
  expect(await see()).toEqual(sheet);
});

test('a mark that somebody else changed meanwhile is refused with the current list, and nothing is stored', async () => {
  const seen = await see();
  const colleague = await world.as('cem-karadag');
  const mark = on(seen, 'Meersburg', 'main');
  expect((await record([{ enrolmentId: mark.enrolmentId, kind: 'absent', version: mark.mark!.version }], [], colleague)).errors).toBeUndefined();

  const before = await see();
  const other = on(seen, 'Tuttlingen', 'main');
  const { errors } = await record([{ enrolmentId: other.enrolmentId, kind: 'present' }, { enrolmentId: mark.enrolmentId, kind: 'present', version: mark.mark!.version }]);
  const { code, field, current } = errors![0]!.extensions as unknown as { code: string; field: string; current: Sheet };
  expect([code, field, on(current, 'Meersburg', 'main').mark?.kind, current.notRecorded]).toEqual(['platform/changed-meanwhile', 'version', 'absent', before.notRecorded]);
  expect(await see()).toEqual(before);
});

test('a mark taken back is not recorded, and one made anew is not the one that was seen', async () => {
  const { enrolmentId, mark } = on(await see(), 'Meersburg', 'deputy');
  expect((await record([{ enrolmentId, kind: null, version: mark!.version }])).errors).toBeUndefined();
  expect(on(await see(), 'Meersburg', 'deputy').mark).toBeNull();
  expect((await record([{ enrolmentId, kind: 'present' }])).errors).toBeUndefined();
  expect((await record([{ enrolmentId, kind: 'absent', version: mark!.version }])).errors![0]!.extensions.code).toBe('platform/changed-meanwhile');
});

test('what cannot be is refused with code, field and bound, and nothing is stored', async () => {
  const before = await see();
  const { enrolmentId } = on(before, 'Tuttlingen', 'main');
  const version = on(before, 'Meersburg', 'deputy').mark!.version;
  const present = on(before, 'Meersburg', 'deputy').enrolmentId;
  const seatId = site(before, 'Meersburg').seats[1]!.seatId;
  const { rows: [stranger] } = await world.db.query<{ id: string }>("select id from enrolment where cohort_id = '73c8bc9a-76d0-4b66-a437-802cc6c10342' limit 1");
  const refused = async (marks: object[], substitutes: object[] = [], sessionId = session): Promise<unknown> =>
    (await trainer.refused(RECORD, { input: { sessionId, marks, substitutes } }))[0];
  expect({
    minutesWithPresent: await refused([{ enrolmentId, kind: 'present', minutesMissed: 5 }]),
    lateWithoutMinutes: await refused([{ enrolmentId, kind: 'late' }]),
    moreThanPlanned: await refused([{ enrolmentId, kind: 'late', minutesMissed: 61 }]),
    noMinutes: await refused([{ enrolmentId, kind: 'late', minutesMissed: 0 }]),
    unknownKind: await refused([{ enrolmentId, kind: 'asleep' }]),
    longNote: await refused([{ enrolmentId, kind: 'absent', note: 'x'.repeat(501) }]),
    twice: await refused([{ enrolmentId, kind: 'present' }, { enrolmentId, kind: 'absent' }]),
    otherCohort: await refused([{ enrolmentId: stranger!.id, kind: 'present' }]),
    substituteBesidePresent: await refused([], [{ seatId, name: 'Jemand' }]),
    substituteOfNoSeat: await refused([], [{ seatId: enrolmentId, name: 'Jemand' }]),
    presentBesideSubstitute: await refused([{ enrolmentId: on(before, 'Ulm', 'main').enrolmentId, version: on(before, 'Ulm', 'main').mark!.version, kind: 'present' }]),
    longName: await refused([], [{ seatId, name: 'x'.repeat(201) }]),
    tooMany: await refused(Array.from({ length: 2001 }, () => ({ enrolmentId, kind: 'present' }))),
    cancelled: await refused([], [], (await world.db.query<{ id: string }>("select s.id from session s where status = 'cancelled' limit 1")).rows[0]!.id),
    withTheRest: await refused([{ enrolmentId: present, kind: 'absent', version }, { enrolmentId, kind: 'late', minutesMissed: 1441 }]),
  }).toEqual({
    minutesWithPresent: { code: 'attendance/minutes-not-asked', field: 'input.marks.0.minutesMissed', bound: ['late', 'left-early'] },
    lateWithoutMinutes: { code: 'input/too-small', field: 'input.marks.0.minutesMissed', bound: 1 },
    moreThanPlanned: { code: 'input/too-large', field: 'input.marks.0.minutesMissed', bound: 60 },
    noMinutes: { code: 'input/too-small', field: 'input.marks.0.minutesMissed', bound: 1 },
    unknownKind: { code: 'input/unknown-word', field: 'input.marks.0.kind', bound: ['present', 'late', 'left-early', 'excused', 'absent'] },
    longNote: { code: 'input/too-long', field: 'input.marks.0.note', bound: 500 },
    twice: { code: 'attendance/named-twice', field: 'input.marks.1.enrolmentId' },
    otherCohort: { code: 'attendance/not-on-seat', field: 'input.marks.0.enrolmentId' },
    substituteBesidePresent: { code: 'attendance/holder-present', field: 'input.substitutes.0.name' },
    substituteOfNoSeat: { code: 'attendance/not-a-seat', field: 'input.substitutes.0.seatId' },
    presentBesideSubstitute: { code: 'attendance/holder-present', field: 'input.marks.0.kind' },
    longName: { code: 'input/too-long', field: 'input.substitutes.0.name', bound: 200 },
    tooMany: { code: 'input/too-many', field: 'input.marks', bound: 2000 },
    cancelled: { code: 'attendance/session-cancelled', field: 'input.sessionId' },
    withTheRest: { code: 'input/too-large', field: 'input.marks.1.minutesMissed', bound: 1440 },
  });
  expect(await see()).toEqual(before);
});

test('who runs the programme sees persons, committee and funder sites and sums, a site contact the own site and its people', async () => {
  const sums = 'query Sums($id: ID!) { cohort(id: $id) { siteAttendance { site { shortName } persons attended } } }';
  const persons = 'query Persons($id: ID!) { cohort(id: $id) { personAttendance { marks { kind } } } }';
  const own = 'query Own($id: ID!) { cohort(id: $id) { enrolments { site { shortName } marks { kind } attendedMinutes { attended offered } } } }';
  for (const person of ['waltraud-spaetling-neureuther', 'heike-zuegel']) {
    const browser = await world.as(person);
    expect((await browser.see<{ cohort: { siteAttendance: object[] } }>(sums, { id: COHORT })).cohort.siteAttendance).toHaveLength(7);
    expect(await browser.refused(persons, { id: COHORT })).toEqual([{ code: 'platform/not-found' }]);
    expect(await browser.refused(SEE, { id: session })).toEqual([{ code: 'platform/not-found' }]);
    expect(await browser.refused(RECORD, { input: { sessionId: session, marks: [], substitutes: [] } })).toEqual([{ code: 'platform/not-found' }]);
  }
  const contact = await world.as('oliver-weisshaupt');
  expect((await contact.see<{ cohort: { siteAttendance: object[] } }>(sums, { id: COHORT })).cohort.siteAttendance)
    .toEqual([{ site: { shortName: 'Konstanz' }, persons: 2, attended: expect.any(Number) }]);
  // The marks of other sites are refused one by one, the own two are there.
  const { errors } = await contact.ask(own, { id: COHORT });
  expect([...new Set(errors!.map(({ extensions }) => extensions.code))]).toEqual(['platform/not-found']);
  expect(await (await world.as('cornelia-mueller-wachtendonk')).refused(persons, { id: COHORT })).toEqual([{ code: 'platform/not-found' }]);
});

test('the start page names the next sessions, marks that are missing and what the own site missed', async () => {
  const START = '{ start { next { title link action } todo { kind subject count } missing { kind subject count of link } } }';
  const { start } = await trainer.see<{ start: { next: object[]; todo: { kind: string }[]; missing: object[] } }>(START);
  const cohortLink = `/cohorts/${COHORT}/attendance`;
  expect({ next: start.next, todo: start.todo.filter(({ kind }) => kind === 'marks-missing') }).toMatchObject({
    // All four of the day.
    next: ['Fälle aus den Standorten', 'Rollen und Aufgaben im Servicepunkt', 'Vorhandene Qualifikationen feststellen', 'Angebote der Qualifizierung in der Region']
      .map((title) => ({ title, link: title.startsWith('Fälle') ? `/sessions/${session}/attendance` : expect.stringMatching(/^\/sessions\/.*\/attendance$/), action: 'record-attendance' })),
    todo: [
      { kind: 'marks-missing', subject: 'Gespräche mit Angehörigen', count: 2 },
      { kind: 'marks-missing', subject: 'Rückmeldung und Begleitung nach der Anerkennung', count: 3 },
    ],
  });
  const { rows: [tally] } = await world.db.query<{ recorded: number }>(`select count(*)::int as recorded from mark m join session s on s.id = m.session_id join event e on e.id = s.event_id
    where e.cohort_id = $1 and s.starts_at <= $2`, [COHORT, world.clock.now()]);
  // Of the sessions that have begun, 2 marks of yesterday and 7 of the session that runs are open.
  expect(start.missing).toEqual([
    { kind: 'marks-recorded', subject: 'Laufender Durchgang', count: tally!.recorded, of: tally!.recorded + 9, link: cohortLink },
    { kind: 'marks-recorded', subject: 'Durchgang 2022', count: 249, of: 252, link: '/cohorts/73c8bc9a-76d0-4b66-a437-802cc6c10342/attendance' },
  ]);
  const participant = await world.as('cornelia-mueller-wachtendonk');
  expect((await participant.see<{ start: { next: { action: string; link: string }[] } }>(START)).start.next[0])
    .toEqual({ title: 'Fälle aus den Standorten', link: expect.stringMatching(/^\/events\//), action: 'open-session' });
  expect((await (await world.as('fatma-oeztuerk')).see<{ start: { missing: object[] } }>(START)).start.missing)
    .toEqual([
      { kind: 'site-unrepresented', subject: 'Mannheim', count: 1, of: null, link: cohortLink },
      { kind: 'site-unrepresented', subject: 'Mannheim', count: 1, of: null, link: expect.stringMatching(/^\/cohorts\//) },
    ]);
});

test('before the day of a session it is recorded who is excused, and from midnight in the zone of its event who is there', async () => {
  const ahead = await sessionOf('w3-1');
  const sheet = async (): Promise<Sheet & { day: string; dayHasCome: boolean }> =>
    (await trainer.see<{ rollCall: Sheet & { day: string; dayHasCome: boolean } }>(SEE.replace('notRecorded', 'day dayHasCome notRecorded'), { id: ahead })).rollCall;
  const before = await sheet();
  expect([before.day, before.dayHasCome, before.notRecorded]).toEqual(['2026-04-08', false, 14]);
  const [{ enrolmentId: ulm }, { enrolmentId: mannheim }, { seatId }] = [on(before, 'Ulm', 'main'), on(before, 'Mannheim', 'main'), site(before, 'Ulm').seats[0]!];
  const refused = async (marks: object[], substitutes: object[] = []): Promise<unknown> => (await trainer.refused(RECORD, { input: { sessionId: ahead, marks, substitutes } }))[0];
  const tooEarly = { code: 'attendance/not-yet-begun', field: 'input.marks.1.kind', bound: '2026-04-08' };
  for (const mark of [{ kind: 'present' }, { kind: 'late', minutesMissed: 5 }, { kind: 'left-early', minutesMissed: 5 }, { kind: 'absent' }]) {
    expect(await refused([{ enrolmentId: ulm, kind: 'excused' }, { enrolmentId: mannheim, ...mark }])).toEqual(tooEarly);
  }
  expect(await refused([], [{ seatId, name: 'Rosemarie Hähnle' }])).toEqual({ ...tooEarly, field: 'input.substitutes.0.name' });
  expect((await sheet()).notRecorded).toBe(14);

  expect((await record([{ enrolmentId: ulm, kind: 'excused' }], [], trainer, ahead)).errors).toBeUndefined();
  const { mark } = on(await sheet(), 'Ulm', 'main');
  expect((await record([{ enrolmentId: ulm, kind: null, version: mark!.version }], [], trainer, ahead)).errors).toBeUndefined();

  // Its first button leads to the list from that midnight on, before it to place and programme.
  const button = async (): Promise<object> => (await trainer.see<{ start: { next: object[] } }>('{ start { next { link action } } }')).start.next[0]!;
  const today = world.clock.now();
  world.clock.set(new Date('2026-04-07T21:59:00Z'));
  trainer = await world.as('beate-hirschmueller');
  expect(await button()).toEqual({ link: expect.stringMatching(/^\/events\//), action: 'open-session' });
  expect(await refused([{ enrolmentId: ulm, kind: 'excused' }, { enrolmentId: mannheim, kind: 'present' }])).toEqual(tooEarly);
  world.clock.set(new Date('2026-04-07T22:00:00Z'));
  expect(await button()).toEqual({ link: `/sessions/${ahead}/attendance`, action: 'record-attendance' });
  expect((await record([{ enrolmentId: mannheim, kind: 'present' }], [], trainer, ahead)).errors).toBeUndefined();
  expect((await sheet()).dayHasCome).toBe(true);
  world.clock.set(today);
});

test('the database holds one mark a session and person, and one substitute a session and seat, whoever writes', async () => {
  const copy = (table: string): Promise<unknown> => world.db.query(`do $$ declare r ${table}; begin select * into r from ${table} limit 1; r.id := gen_random_uuid(); insert into ${table} values (r.*); end $$`);
  await expect(copy('mark')).rejects.toMatchObject({ constraint: 'one_mark_per_session_and_person' });
  await expect(copy('substitute')).rejects.toMatchObject({ constraint: 'one_substitute_per_session_and_seat' });
});
