import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { besideWorld, type Place } from '../support/beside.js';
import type { Browser } from '../support/browser-session.js';
import { certificationOf, eligible, ISSUE, type Issued, issueFor, REPLACE } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

// What the screens allow keeps every rule, in whichever order it is done and whatever the clock says meanwhile.
const HOUR = 3_600_000;
const COHORT = '677b8b48-9e80-466a-8de7-c87eb3e45c0c';
const RECORD = 'mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) { notRecorded } }';
const CHANGE = 'mutation Change($input: ChangeSessionInput!) { changeSession(input: $input) { version } }';
const GIVE = 'mutation Give($input: GiveSeatOnInput!) { giveSeatOn(input: $input) { validFrom } }';
const WHOLE = { code: 0, lines: [expect.stringMatching(/^✓ \d+ rules, all of them hold$/)] };

const files = mkdtempSync(join(tmpdir(), 'kursbuch-history-'));
let world: World;
let place: Place;
let trainer: Browser;
beforeAll(async () => {
  world = await openWorld({ filesFolder: files });
  place = await besideWorld(world, files);
  trainer = await world.as('beate-hirschmueller');
});
afterAll(async () => {
  await place.close();
  await world.close();
  rmSync(files, { recursive: true });
});

interface Session { id: string; version: number; title: string; day: string; startsAt: string; endsAt: string; minutes: number; moduleUuid: string | null; status: string }
interface Held { id: string; version: number; seat: string }
const session = async (key: string): Promise<Session> => (await world.db.query<Session>(`
  select s.id, s.version, s.title, to_char(s.starts_at at time zone e.time_zone, 'YYYY-MM-DD') as day, to_char(s.starts_at at time zone e.time_zone, 'HH24:MI') as "startsAt",
    to_char(s.ends_at at time zone e.time_zone, 'HH24:MI') as "endsAt", s.minutes, s.module_uuid as "moduleUuid", s.status
  from session s join event e on e.id = s.event_id where e.cohort_id = $1 and s.key = $2`, [COHORT, key])).rows[0]!;
const change = async (key: string, to: Partial<Session>): Promise<void> => {
  const { id: sessionId, ...now } = await session(key);
  await trainer.see(CHANGE, { input: { sessionId, agenda: '', ...now, ...to } });
};
const held = async (site: string, kind: string): Promise<Held> => (await world.db.query<Held>(`
  select n.id, n.version, n.seat_id as seat from enrolment n join seat t on t.id = n.seat_id join site i on i.id = t.site_id
  where n.cohort_id = $1 and i.key = $2 and t.kind = $3 order by n.valid_from desc`, [COHORT, site, kind])).rows[0]!;
const late = async (key: string, enrolmentId: string, minutesMissed: number): Promise<void> => {
  const { id: sessionId } = await session(key);
  const { rows: [mark] } = await world.db.query<{ version: number }>('select version from mark where (session_id, enrolment_id) = ($1, $2)', [sessionId, enrolmentId]);
  await trainer.see(RECORD, { input: { sessionId, marks: [{ enrolmentId, kind: 'late', minutesMissed, version: mark?.version }], substitutes: [] } });
};
const jump = (by: number): void => { world.clock.set(new Date(world.clock.now().getTime() + by)); };
const check = (): Promise<{ code: number; lines: string[] }> => place.run('check');
const around = async (statement: string, values: unknown[]): Promise<void> => { expect((await world.db.query(statement, values)).rowCount).toBe(1); };

test('a session made shorter after the clock was put back leaves its marks as they were', async () => {
  const { minutes } = await session('w2-5');
  const { id: enrolment } = await held('ulm', 'main');
  await late('w2-5', enrolment, minutes - 1);
  jump(-HOUR);
  await change('w2-5', { minutes: minutes - 10 });
  expect(await check()).toEqual(WHOLE);
  // Made longer and recorded anew, then shorter than that again; the clock is right again meanwhile.
  await change('w2-5', { minutes });
  await late('w2-5', enrolment, minutes);
  await change('w2-5', { minutes: minutes - 5 });
  jump(HOUR);
  expect(await check()).toEqual(WHOLE);
});

test('a session moved before the day from which the seat was held, after the clock was put back', async () => {
  const { id, version, seat } = await held('ulm', 'deputy');
  const { day } = await session('w2-7');
  await (await world.as('martina-roesch-vollmer')).see(GIVE, { input: { seatId: seat, enrolmentId: id, version, from: day, person: { givenName: 'Öykü', familyName: 'Ärztin', email: 'oeyku.aerztin@example.org' } } });
  await late('w2-7', (await held('ulm', 'deputy')).id, 5);
  jump(-HOUR);
  await change('w2-7', { day: '2026-03-10' });
  expect(await check()).toEqual(WHOLE);
  jump(HOUR);
});

test('a certificate replaced while a time server puts the clock back a little', async () => {
  const issuer = await world.as('issuer');
  const { issueCertificates: { issued: [made] } } = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer)).slice(0, 1)));
  const now = world.clock.now.bind(world.clock);
  let asked = 0;
  world.clock.now = () => new Date(now().getTime() - 1000 * asked++);
  await issuer.see(REPLACE, { input: { id: made!.id, version: made!.version, reason: 'Der Name war falsch geschrieben.' } });
  world.clock.now = now;
  expect(await check()).toEqual(WHOLE);
});

test('when the person of a mark is erased the trail no longer tells what was recorded when, and no rule guesses', async () => {
  await world.around(async (em) => { await em.execute("select redact_audit(array(select id from audit_entry where table_name = 'mark'))"); });
  expect(await check()).toEqual(WHOLE);
});

test('a mark that was never right is named, though its session was changed since', async () => {
  const { id: enrolment } = await held('mannheim', 'main');
  const { id, minutes } = await session('w2-6');
  await late('w2-6', enrolment, 5);
  await around('update mark set minutes_missed = 1000 where (session_id, enrolment_id) = ($1, $2)', [id, enrolment]);
  await change('w2-6', { title: 'Anders', minutes: minutes - 5 });
  const { code, lines } = await check();
  expect({ code, lines: lines.filter((line) => /^✗/.test(line)) }).toEqual({ code: 1, lines: [expect.stringMatching(/^✗ attendance\/minutes-missed: .* Broken by 1 row:$/)] });
});

test('so is one that was recorded with more minutes than the session had then, which was shortened before', async () => {
  const { id: enrolment } = await held('mannheim', 'main');
  const { id, minutes } = await session('w2-6');
  await late('w2-6', enrolment, 5);
  await around('update mark set minutes_missed = $3, recorded_at = now() where (session_id, enrolment_id) = ($1, $2)', [id, enrolment, minutes + 1]);
  const { lines } = await check();
  expect(lines.filter((line) => /^✗/.test(line))).toEqual([expect.stringMatching(/^✗ attendance\/minutes-missed: /)]);
});
