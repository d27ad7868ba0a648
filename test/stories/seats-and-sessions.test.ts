import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const COHORT = '677b8b48-9e80-466a-8de7-c87eb3e45c0c';
const GIVE = 'mutation Give($input: GiveSeatOnInput!) { giveSeatOn(input: $input) { validFrom validTo person { givenName familyName } seat { kind } } }';

interface Held { id: string; version: number; seat_id: string; person_id: string }
const heldBy = async (site: string, kind: string): Promise<Held> => (await world.db.query<Held>(
  `select n.id, n.version, n.seat_id, n.person_id from enrolment n join seat t on t.id = n.seat_id join site i on i.id = t.site_id
   where n.cohort_id = $1 and i.key = $2 and t.kind = $3 order by n.valid_from desc`, [COHORT, site, kind])).rows[0]!;

test('an organiser gives a seat on to a new person, who can sign in; marks of earlier days stay', async () => {
  const organiser = await world.as('martina-roesch-vollmer');
  const before = await heldBy('ulm', 'deputy');
  const marks = (): Promise<unknown> => world.db.query('select * from mark where enrolment_id = $1 order by id', [before.id]).then(({ rows }) => rows);
  const kept = await marks();
  const input = { seatId: before.seat_id, enrolmentId: before.id, version: before.version, from: '2026-03-16', person: { givenName: 'Öykü', familyName: 'Ärztin', email: 'oeyku.aerztin@example.org' } };
  expect(await organiser.see(GIVE, { input })).toEqual({ giveSeatOn: { validFrom: '2026-03-16', validTo: null, person: { givenName: 'Öykü', familyName: 'Ärztin' }, seat: { kind: 'deputy' } } });
  expect((await world.db.query('select valid_to::text from enrolment where id = $1', [before.id])).rows).toEqual([{ valid_to: '2026-03-16' }]);
  expect(await marks()).toEqual(kept);
  await world.jobsSettled();
  const { rows: letters } = await world.db.query('select recipient, cause, subject, secret, body from mail order by created_at');
  expect(letters).toEqual([{ recipient: 'oeyku.aerztin@example.org', cause: 'seat-given', subject: 'Einladung zum Programm Servicepunkte für Einzelhelferinnen und Einzelhelfer', secret: false, body: expect.stringContaining('Ihre Rolle: Teilnahme, Stadt Ulm\n') }]);
  for (const words of ['Guten Tag Öykü Ärztin', 'Martina Rösch-Vollmer', 'oeyku.aerztin@example.org', 'Your role: participant, Stadt Ulm\n']) expect((letters[0] as { body: string }).body).toContain(words);
  expect((await world.db.query("select count(*)::int as n from auth.\"user\" where email = 'oeyku.aerztin@example.org'")).rows).toEqual([{ n: 1 }]);
  // A second organiser who still sees the old holder.
  expect((await organiser.ask(GIVE, { input })).errors![0]!.extensions).toMatchObject({ code: 'platform/changed-meanwhile', current: { holder: 'Öykü Ärztin', from: '2026-03-16' } });
});

test('whoever is given a seat by name and address twice is one person', async () => {
  const organiser = await world.as('martina-roesch-vollmer');
  const person = { givenName: 'Öykü', familyName: 'Ärztin', email: 'Oeyku.Aerztin@example.org' };
  const main = await heldBy('tuttlingen', 'main');
  expect(await organiser.refused(GIVE, { input: { seatId: main.seat_id, enrolmentId: main.id, version: main.version, from: '2026-03-17', person } })).toEqual([{ code: 'cohorts/already-member', field: 'input.person.email' }]);
  expect((await world.db.query('select count(*)::int as n from contact_data where email = $1', [person.email])).rows).toEqual([{ n: 1 }]);
});

test('a seat that cannot be given on so is refused by code, field and bound', async () => {
  const organiser = await world.as('martina-roesch-vollmer');
  const deputy = await heldBy('mannheim', 'deputy');
  const main = await heldBy('mannheim', 'main');
  const refused = async (change: object): Promise<unknown> =>
    (await organiser.refused(GIVE, { input: { seatId: deputy.seat_id, enrolmentId: deputy.id, version: deputy.version, from: '2026-03-16', personId: main.person_id, ...change } }))[0];
  const { rows: [first] } = await world.db.query<{ day: string }>('select valid_from::text as day from enrolment where id = $1', [deputy.id]);
  expect({
    sits: await refused({}),
    early: await refused({ from: first!.day }),
    before: await refused({ from: '2020-01-01' }),
    after: await refused({ from: '2030-01-01' }),
    nobody: await refused({ personId: null }),
    stranger: await refused({ personId: crypto.randomUUID() }),
    noDay: await refused({ from: '2026-06-31' }),
    noAddress: await refused({ personId: null, person: { givenName: 'A', familyName: 'B', email: 'nein' } }),
    noName: await refused({ personId: null, person: { givenName: '', familyName: 'B', email: 'a@example.org' } }),
  }).toEqual({
    sits: { code: 'cohorts/already-member', field: 'input.personId' },
    early: { code: 'cohorts/before-holder', field: 'input.from', bound: first!.day },
    before: { code: 'cohorts/before-cohort', field: 'input.from', bound: first!.day },
    after: { code: 'cohorts/after-cohort', field: 'input.from', bound: expect.any(String) },
    nobody: { code: 'cohorts/one-person', field: 'input.personId' },
    stranger: { code: 'platform/not-found', field: 'input.personId' },
    noDay: { code: 'input/not-a-date', field: 'input.from', bound: 'YYYY-MM-DD' },
    noAddress: { code: 'input/not-an-address', field: 'input.person.email' },
    noName: { code: 'input/too-short', field: 'input.person.givenName', bound: 1 },
  });
  expect(await heldBy('mannheim', 'deputy')).toEqual(deputy);
  // A seat that was not given invites nobody.
  expect((await world.db.query('select recipient from mail')).rows).toEqual([{ recipient: 'oeyku.aerztin@example.org' }]);
  const trainer = await world.as('beate-hirschmueller');
  expect(await trainer.refused(GIVE, { input: { seatId: deputy.seat_id, from: '2026-03-16' } })).toEqual([{ code: 'platform/not-found' }]);
});

test('the database holds one main contact and one deputy a site, one person a seat, and no overlapping membership', async () => {
  const held = await heldBy('konstanz', 'main');
  const other = await heldBy('konstanz', 'deputy');
  const enrol = (seat: string, person: string): Promise<unknown> =>
    world.db.query("insert into enrolment (id, cohort_id, seat_id, person_id, valid_from) values (gen_random_uuid(), $1, $2, $3, '2026-03-01')", [COHORT, seat, person]);
  const { rows: [stranger] } = await world.db.query<{ id: string }>("select id from person where id not in (select person_id from enrolment) limit 1");
  await expect(enrol(held.seat_id, stranger!.id)).rejects.toMatchObject({ constraint: 'one_person_on_a_seat' });
  await world.db.query('update enrolment set valid_to = valid_from + 1 where id = $1', [other.id]);
  await expect(enrol(other.seat_id, held.person_id)).rejects.toMatchObject({ constraint: 'no_overlapping_membership' });
  await expect(world.db.query('insert into seat select gen_random_uuid(), cohort_id, site_id, kind, valid_from, valid_to from seat where id = $1', [held.seat_id]))
    .rejects.toMatchObject({ constraint: 'one_main_and_one_deputy_at_a_time' });
});

const CHANGE = 'mutation Change($input: ChangeSessionInput!) { changeSession(input: $input) { title startsAt endsAt minutes status version event { startsOn endsOn } } }';
const sessionNow = async (id: string): Promise<{ version: number; sequence: number; event_id: string; module_uuid: string }> =>
  (await world.db.query('select version, sequence, event_id, module_uuid from session where id = $1', [id])).rows[0];

test('a trainer moves a session: SEQUENCE rises, the event follows, and the second of two is refused with the current state', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { rows: [session] } = await world.db.query<{ id: string }>("select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 and s.key = 'w2-8'", [COHORT]);
  const { version, sequence, module_uuid: moduleUuid } = await sessionNow(session!.id);
  const input = { sessionId: session!.id, version, title: 'Durch die Anerkennung führen', agenda: '', day: '2026-03-12', startsAt: '09:00', endsAt: '11:00', minutes: 120, moduleUuid, status: 'confirmed' };
  expect(await trainer.see(CHANGE, { input })).toEqual({ changeSession: {
    title: 'Durch die Anerkennung führen', startsAt: '2026-03-12T08:00:00.000Z', endsAt: '2026-03-12T10:00:00.000Z', minutes: 120, status: 'confirmed', version: version + 1,
    event: { startsOn: '2026-03-10', endsOn: '2026-03-12' },
  } });
  expect((await sessionNow(session!.id)).sequence).toBe(sequence + 1);
  expect((await trainer.ask(CHANGE, { input: { ...input, title: 'Anders' } })).errors![0]!.extensions)
    .toMatchObject({ code: 'platform/changed-meanwhile', current: { version: version + 1, title: 'Durch die Anerkennung führen', day: '2026-03-12', startsAt: '09:00', endsAt: '11:00' } });

  const refused = async (change: object): Promise<unknown> => (await trainer.refused(CHANGE, { input: { ...input, version: version + 1, ...change } }))[0];
  expect({
    backwards: await refused({ endsAt: '08:30' }), long: await refused({ minutes: 121 }), noTime: await refused({ startsAt: '25:00' }), noDay: await refused({ day: '2026-06-31' }),
    noModule: await refused({ moduleUuid: crypto.randomUUID() }), noTitle: await refused({ title: '' }), longAgenda: await refused({ agenda: 'x'.repeat(5001) }),
  }).toEqual({
    backwards: { code: 'workshops/ends-before-start', field: 'input.endsAt', bound: '09:00' },
    long: { code: 'workshops/more-minutes-than-time', field: 'input.minutes', bound: 120 },
    noTime: { code: 'input/not-a-time', field: 'input.startsAt', bound: 'HH:MM' },
    noDay: { code: 'input/not-a-date', field: 'input.day', bound: 'YYYY-MM-DD' },
    noModule: { code: 'workshops/unknown-module', field: 'input.moduleUuid' },
    noTitle: { code: 'input/too-short', field: 'input.title', bound: 1 },
    longAgenda: { code: 'input/too-long', field: 'input.agenda', bound: 5000 },
  });
});

test('an event that is cancelled cancels its sessions and offers nothing', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { rows: [event] } = await world.db.query<{ id: string; version: number; minutes: number }>(
    "select e.id, e.version, sum(s.minutes)::int as minutes from event e join session s on s.event_id = e.id where cohort_id = $1 and kind = 'presentation' group by e.id", [COHORT]);
  const { rows: [programme] } = await world.db.query<{ offered: number }>("select sum(s.minutes)::int as offered from session s join event e on e.id = s.event_id where e.cohort_id = $1 and s.status <> 'cancelled'", [COHORT]);
  const { offered } = programme!;
  const input = { eventId: event!.id, version: event!.version, venueName: 'Rathaus', venueAddress: 'Markt 1, Ulm', bring: '', status: 'cancelled' };
  const change = 'mutation Change($input: ChangeEventInput!) { changeEvent(input: $input) { venueName status version sessions { status } cohort { personAttendance { minutes { offered } } } } }';
  const { changeEvent } = await trainer.see<{ changeEvent: { status: string; version: number; sessions: { status: string }[]; cohort: { personAttendance: { minutes: { offered: number } }[] } } }>(change, { input });
  expect([changeEvent.status, new Set(changeEvent.sessions.map(({ status }) => status)), changeEvent.cohort.personAttendance[0]!.minutes.offered]).toEqual(['cancelled', new Set(['cancelled']), offered - event!.minutes]);
  expect((await trainer.ask(change, { input })).errors![0]!.extensions).toMatchObject({ code: 'platform/changed-meanwhile', current: { status: 'cancelled', venueName: 'Rathaus' } });
  expect(await (await world.as('cornelia-mueller-wachtendonk')).refused(change, { input })).toEqual([{ code: 'platform/not-found' }]);
});
