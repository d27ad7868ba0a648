import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invariants } from '../../server/src/platform/invariants/must-hold.js';
import { besideWorld, type Place } from '../support/beside.js';
import { certificationOf, eligible, ISSUE, type Issued, issueFor } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

const files = mkdtempSync(join(tmpdir(), 'kursbuch-check-'));
let world: World;
let place: Place;

beforeAll(async () => {
  world = await openWorld({ filesFolder: files });
  const issuer = await world.as('issuer');
  await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))));
  await world.db.query('select seal_audit()');
  await world.stop();
  place = await besideWorld(world, files);
});
afterAll(async () => {
  await place.close();
  await world.close();
  rmSync(files, { recursive: true });
});

const stored = (): string[] => readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const nth = (table: string, n: number, where = 'true'): string => `(select id from ${table} where ${where} order by id offset ${n} limit 1)`;
const STRANGER = '(select id from person p where not exists (select from enrolment n where n.person_id = p.id) order by id limit 1)';
const PUBLISHED = "(select id from curriculum_version where state = 'published' order by id limit 1)";
const EVENT = "select id, programme_id, cohort_id, kind, title, starts_on, ends_on from event where cohort_id is not null and title <> 'X' and status <> 'cancelled' and exists (select from programme p where p.id = programme_id) order by id limit 1";

// What no screen lets through, written past every guard: one fault for each rule.
const FAULTS: readonly [rule: string, fault: string | (() => void)][] = [
  ['attendance/mark-of-enrolment', `update mark set seat_kind = 'further' where id = ${nth('mark', 0)}`],
  ['attendance/mark-on-day', `update enrolment e set valid_from = c.ends_on from cohort c where c.id = e.cohort_id and e.id = (
    select n.id from enrolment n where n.valid_to is null and exists (select from mark m join session s on s.id = m.session_id join cohort d on d.id = n.cohort_id where m.enrolment_id = n.id and s.starts_at < d.ends_on) order by n.id limit 1)`],
  ['attendance/minutes-missed', `update mark set kind = 'late', minutes_missed = 1440 where id = ${nth('mark', 1)}`],
  ['attendance/seat-filled-once', `insert into substitute (id, session_id, seat_id, site_id, name, recorded_at) select gen_random_uuid(), session_id, seat_id, site_id, 'Doppelt', recorded_at
    from mark m where kind = 'present' and not exists (select from substitute b where (b.session_id, b.seat_id) = (m.session_id, m.seat_id)) order by id limit 1`],
  ['attendance/substitute-on-seat', `update substitute set site_id = (select id from site s where s.id <> substitute.site_id limit 1) where id = ${nth('substitute', 0, "name <> 'Doppelt'")}`],
  ['audit/chain', 'update audit_entry set cause = \'somebody else\' where id = (select min(id) from audit_entry)'],
  ['certificates/facts-readable', `update certificate set statement = statement - 'parts' where id = ${nth('certificate', 0)}`],
  ['certificates/met', `update certificate set rule = jsonb_set(rule, '{eligibility,state}', '"open"') where id = ${nth('certificate', 1)}`],
  ['certificates/paper', `update certificate set file_id = (select file_id from certificate where id = ${nth('certificate', 3)}) where id = ${nth('certificate', 2)}`],
  ['certificates/person-enrolled', `update certificate set person_id = ${STRANGER} where id = ${nth('certificate', 4)}`],
  ['certificates/replaced-by', `update certificate set state = 'replaced', ended_at = now() where id = ${nth('certificate', 5)}`],
  ['cohorts/enrolment-on-seat', `update enrolment set valid_from = '2000-01-01' where id = ${nth('enrolment e', 0, 'not exists (select from enrolment o where o.id <> e.id and (o.seat_id = e.seat_id or o.person_id = e.person_id)) and valid_from <> (select ends_on from cohort c where c.id = e.cohort_id)')}`],
  ['cohorts/seat-of-programme', `with elsewhere as (insert into site (id, programme_id, key, kind, name, short_name) values (gen_random_uuid(), gen_random_uuid(), 'x', 'city', 'X', 'X') returning id)
    insert into seat (id, cohort_id, site_id, kind, valid_from) select gen_random_uuid(), c.id, elsewhere.id, 'further', c.starts_on from elsewhere, cohort c limit 1`],
  ['cohorts/version-published', `with draft as (insert into curriculum_version (id, curriculum_id, state, title) select gen_random_uuid(), curriculum_id, 'draft', 'X' from curriculum_version where id = ${PUBLISHED} returning id)
    insert into cohort (id, programme_id, curriculum_version_id, slug, title, starts_on, ends_on) select gen_random_uuid(), programme_id, draft.id, 'x', 'X', starts_on, ends_on from draft, cohort limit 1`],
  ['curricula/based-on', "update curriculum_version set based_on_id = id where state = 'draft'"],
  ['curricula/published-is-whole', `insert into module (id, curriculum_version_id, uuid, slug, position, title, presence_minutes, online_minutes) values (gen_random_uuid(), ${PUBLISHED}, gen_random_uuid(), 'x', 99, 'X', 0, 0)`],
  ['curricula/unit-once', `insert into unit (id, module_id, uuid, slug, position, kind, title, minutes) select gen_random_uuid(), b.id, u.uuid, 'twice', 99, u.kind, u.title, u.minutes
    from unit u join module a on a.id = u.module_id join module b on b.curriculum_version_id = a.curriculum_version_id and b.id <> a.id
    where u.kind = 'lesson' and b.slug <> 'x' and a.curriculum_version_id = ${PUBLISHED} order by u.id, b.id limit 1`],
  ['files/content', () => { writeFileSync(stored()[0]!, 'something else'); }],
  ['files/known', () => {
    writeFileSync(join(files, 'stranger'), '');
    utimesSync(join(files, 'stranger'), 0, 0);
    // Just written: its row may still come.
    writeFileSync(join(files, 'young'), '');
  }],
  ['identity/account-exists', 'update person_account set account_id = \'nobody\' where person_id = (select min(person_id::text)::uuid from person_account)'],
  ['identity/active-person', `insert into active_person (session_id, person_id) select id, ${STRANGER} from auth.session limit 1`],
  ['learning/attempt-counted', `update quiz_attempt set points_possible = points_possible + 1 where id = ${nth('quiz_attempt', 0)}`],
  ['learning/attempt-enrolled', `update quiz_attempt set person_id = ${STRANGER} where id = ${nth('quiz_attempt', 1)}`],
  ['learning/attempt-of-quiz', `update quiz_attempt set unit_uuid = gen_random_uuid() where id = ${nth('quiz_attempt', 2)}`],
  ['learning/opening-in-version', `update module_opening set module_uuid = gen_random_uuid() where id = ${nth('module_opening', 0)}`],
  ['learning/progress-enrolled', `update unit_progress set person_id = ${STRANGER} where id = ${nth('unit_progress', 0)}`],
  ['learning/progress-of-unit', `update unit_progress set unit_uuid = gen_random_uuid() where id = ${nth('unit_progress', 1)}`],
  ['sites/parent-in-programme', `update site set parent_id = id where id = ${nth('site', 0)}`],
  ['workshops/cancelled-with-event', `with event as (${EVENT}), made as (insert into event (id, programme_id, cohort_id, kind, title, starts_on, ends_on, status)
      select gen_random_uuid(), programme_id, cohort_id, kind, title, starts_on, ends_on, 'cancelled' from event returning id, starts_on)
    insert into session (id, event_id, key, title, starts_at, ends_at, minutes, status) select gen_random_uuid(), id, 'x', 'X', starts_on + time '12:00', starts_on + time '13:00', 60, 'confirmed' from made`],
  ['workshops/event-of-programme', `with event as (${EVENT}) insert into event (id, programme_id, cohort_id, kind, title, starts_on, ends_on, status)
    select gen_random_uuid(), gen_random_uuid(), cohort_id, kind, title, starts_on, ends_on, 'confirmed' from event`],
  ['workshops/module-in-version', `with event as (${EVENT}) insert into session (id, event_id, key, title, starts_at, ends_at, minutes, module_uuid, status)
    select gen_random_uuid(), id, 'y', 'X', starts_on + time '12:00', starts_on + time '13:00', 60, gen_random_uuid(), 'confirmed' from event`],
  ['workshops/session-in-event', `with event as (${EVENT}) insert into session (id, event_id, key, title, starts_at, ends_at, minutes, status)
    select gen_random_uuid(), id, 'z', 'X', timestamptz '2001-01-01 12:00Z', timestamptz '2001-01-01 13:00Z', 60, 'confirmed' from event`],
];

const brokenIn = (lines: readonly string[]): string[] => lines.flatMap((line) => /^✗ ([a-z-]+\/[a-z-]+): /.exec(line)?.[1] ?? []);

test('the demo, with certificates issued, keeps every rule', async () => {
  expect(await place.run('check')).toEqual({ code: 0, lines: [`✓ ${FAULTS.length} rules, all of them hold`] });
});

test('every rule has its fault', () => {
  expect(FAULTS.map(([rule]) => rule)).toEqual(invariants().map(({ name }) => name));
});

let known: string[] = [];
test.each(FAULTS)('%s is found, and nothing else by its fault', async (rule, fault) => {
  if (typeof fault === 'string') {
    await place.db.query("set session_replication_role = 'replica'");
    expect((await place.db.query(fault)).rowCount).toBe(1);
    await place.db.query('reset session_replication_role');
  } else {
    fault();
  }
  const { code, lines } = await place.run('check');
  const found = brokenIn(lines);
  expect({ code, new: found.filter((name) => !known.includes(name)), gone: known.filter((name) => !found.includes(name)) }).toEqual({ code: 1, new: [rule], gone: [] });
  known = found;
});

test('a broken rule is told with its sentence and its rows', async () => {
  const { rows: [site] } = await place.db.query<{ id: string }>('select id from site where parent_id = id');
  const { lines } = await place.run('check');
  const at = lines.findIndex((line) => line.startsWith('✗ sites/'));
  expect(lines.slice(at, at + 2)).toEqual([
    '✗ sites/parent-in-programme: A site lies within a site of its own programme, and never within itself. Broken by 1 row:', `  site=${site!.id} parent=${site!.id}`,
  ]);
  expect(lines.at(-1)).toBe(`${FAULTS.length} of ${FAULTS.length} rules broken. Nothing was changed.`);
});

test('a database of another release is not judged', async () => {
  await place.db.query("update schema_migration set name = '9999-later' where name = '0001-first'");
  expect(await place.run('check')).toEqual({ code: 1, lines: ['The database has the tables of another release: start this one first (or npm run kursbuch -- migrate), then check.'] });
});
