import { createHash, randomUUID } from 'node:crypto';
import type { Browser } from '../support/browser-session.js';
import { certificationOf, eligible, ISSUE, type Issued, issueFor, REVOKE } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let trainer: Browser;
let session: string;
beforeAll(async () => {
  world = await openWorld();
  trainer = await world.as('beate-hirschmueller');
  session = (await world.db.query<{ id: string }>("select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' and s.key = 'w2-5'")).rows[0]!.id;
});
afterAll(() => world.close());

interface Entry { actor: string | null; cause: string; reason: string | null; table: string; action: string; row: string; person: string | null; before: object | null; after: object | null }
/** What is recorded while something is done, in the order in which it was written. */
async function recorded(work: () => Promise<unknown>): Promise<Entry[]> {
  const { rows: [last] } = await world.db.query<{ id: string }>('select coalesce(max(id), 0) as id from audit_entry');
  await work();
  return (await world.db.query<Entry>(`select actor_id as actor, cause, reason, table_name as table, action, row_id as row, person_id as person, before, after
    from audit_entry where id > $1 order by id`, [last!.id])).rows;
}
const personOf = async (key: string): Promise<string> =>
  (await world.db.query<{ id: string }>('select person_id as id from contact_data where email like $1', [`${key.replace('-', '.')}@%`])).rows[0]!.id;
const line = async (table: string, id: string): Promise<Record<string, unknown>> => (await world.db.query<{ line: Record<string, unknown> }>(`select to_jsonb(t) as line from ${table} t where id = $1`, [id])).rows[0]!.line;

const ROLL_CALL = 'query R($id: ID!) { rollCall(sessionId: $id) { sites { seats { persons { personId enrolmentId mark { version } } } } } }';
const RECORD = 'mutation R($input: RecordAttendanceInput!) { recordAttendance(input: $input) { notRecorded } }';
interface Sheet { rollCall: { sites: { seats: { persons: { personId: string; enrolmentId: string; mark: { version: number } | null }[] }[] }[] } }
const first = async (): Promise<Sheet['rollCall']['sites'][0]['seats'][0]['persons'][0]> => (await trainer.see<Sheet>(ROLL_CALL, { id: session })).rollCall.sites[0]!.seats[0]!.persons[0]!;
const record = (mark: object): Promise<unknown> => trainer.see(RECORD, { input: { sessionId: session, marks: [mark], substitutes: [] } });

test('a mark that is made, corrected and taken back leaves what was there before and after, whose it is and who wrote it', async () => {
  const { personId: person, enrolmentId } = await first();
  const actor = await personOf('beate-hirschmueller');
  const [made, ...no] = await recorded(() => record({ enrolmentId, kind: 'present' }));
  expect(no).toEqual([]);
  const mark = await line('mark', made!.row);
  expect(made).toEqual({ actor, cause: 'recordAttendance', reason: null, table: 'mark', action: 'insert', row: mark['id'], person, before: null, after: mark });
  expect(mark).toMatchObject({ person_id: person, kind: 'present', recorded_by: actor });

  const corrected = await recorded(async () => record({ enrolmentId, kind: 'late', minutesMissed: 10, version: (await first()).mark!.version }));
  const late = await line('mark', made!.row);
  expect(corrected).toEqual([{
    actor, cause: 'recordAttendance', reason: null, table: 'mark', action: 'update', row: mark['id'], person,
    before: { kind: 'present', minutes_missed: 0, recorded_at: mark['recorded_at'], version: mark['version'] },
    after: { kind: 'late', minutes_missed: 10, recorded_at: late['recorded_at'], version: late['version'] },
  }]);

  const taken = await recorded(async () => record({ enrolmentId, version: (await first()).mark!.version }));
  expect(taken).toEqual([{ actor, cause: 'recordAttendance', reason: null, table: 'mark', action: 'delete', row: mark['id'], person, before: late, after: null }]);
});

test('a revoked certificate carries its reason', async () => {
  const issuer = await world.as('issuer');
  const [personId] = eligible(await certificationOf(issuer));
  let certificate: Issued['issueCertificates']['issued'][0] | undefined;
  const made = await recorded(async () => { [certificate] = (await issuer.see<Issued>(ISSUE, issueFor([personId!]))).issueCertificates.issued; });
  const [actor, issued] = [await personOf('renate-kuehnel'), await line('certificate', certificate!.id)];
  expect(made.map(({ after: _, ...entry }) => entry).sort((a, b) => a.table.localeCompare(b.table))).toEqual([
    { actor, cause: 'issueCertificates', reason: null, table: 'certificate', action: 'insert', row: certificate!.id, person: personId, before: null },
    { actor, cause: 'issueCertificates', reason: null, table: 'stored_file', action: 'insert', row: issued['file_id'], person: null, before: null },
  ]);
  const entries = await recorded(() => issuer.see(REVOKE, { input: { id: certificate!.id, reason: 'Der Name war falsch geschrieben.', version: certificate!.version } }));
  const revoked = await line('certificate', certificate!.id);
  expect(entries).toEqual([{
    actor, cause: 'revokeCertificate', reason: 'Der Name war falsch geschrieben.', table: 'certificate', action: 'update', row: certificate!.id, person: personId,
    before: { state: 'issued', ended_at: null, ended_by: null, reason: null, version: 1 },
    after: { state: 'revoked', ended_at: revoked['ended_at'], ended_by: actor, reason: 'Der Name war falsch geschrieben.', version: 2 },
  }]);
});

test('what is refused or changes nothing leaves no entry', async () => {
  const { enrolmentId } = await first();
  expect(await recorded(() => trainer.ask(RECORD, { input: { sessionId: session, marks: [{ enrolmentId, kind: 'present', version: 4711 }], substitutes: [] } }))).toEqual([]);
  expect(await recorded(() => world.db.query('update site set name = name'))).toEqual([]);
});

test('whoever writes around the services is recorded too, with cause database', async () => {
  const { db: psql } = world;
  const id = randomUUID();
  // Rolled back, since a world that was written to without a cause fails at its end: seen from within.
  await psql.query("begin; set local kursbuch.cause = ''");
  try {
    await psql.query("insert into person (id, given_name, family_name) values ($1, 'Anna', 'Fälschig')", [id]);
    await psql.query("insert into person (id, given_name, family_name) values ($1, 'Anna', 'Fälscher') on conflict (id) do update set family_name = excluded.family_name", [id]);
    await psql.query('update person set id = $2 where id = $1', [id, session]);
    await psql.query('delete from person where id = $1', [session]);
    const { rows } = await psql.query<object>('select actor_id, cause, action, row_id, person_id, before, after from audit_entry where at = now() order by id');
    const whole = (as: string, name: string): object => ({ id: as, title: null, language: 'de', version: 1, given_name: 'Anna', family_name: name, erased_at: null });
    const entry = { actor_id: null, cause: 'database' };
    expect(rows.slice(0, 2)).toEqual([
      { ...entry, action: 'insert', row_id: id, person_id: id, before: null, after: whole(id, 'Fälschig') },
      { ...entry, action: 'update', row_id: id, person_id: id, before: { family_name: 'Fälschig' }, after: { family_name: 'Fälscher' } },
    ]);
    expect(new Set(rows.slice(2))).toEqual(new Set([
      { ...entry, action: 'delete', row_id: id, person_id: id, before: whole(id, 'Fälscher'), after: null },
      { ...entry, action: 'insert', row_id: session, person_id: session, before: null, after: whole(session, 'Fälscher') },
      { ...entry, action: 'delete', row_id: session, person_id: session, before: whole(session, 'Fälscher'), after: null },
    ]));
  } finally {
    await psql.query('rollback');
  }
});

test('what a participant writes and answers is recorded, and stays private', async () => {
  const participant = await world.as('cornelia-mueller-wachtendonk');
  const { rows: [unit] } = await world.db.query<{ cohort: string; uuid: string }>(`select c.id as cohort, u.uuid from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id join unit u on u.module_id = m.id
    join module_opening o on o.cohort_id = c.id and o.module_uuid = m.uuid and o.opens_at < $1 and coalesce(o.closes_at > $1, true)
    where c.slug = 'durchgang-heute' and u.kind in ('reflection', 'assignment') limit 1`, [world.clock.now()]);
  const entries = await recorded(() => participant.see('mutation W($input: WritingInput!) { saveReflection(input: $input) { text } }', { input: { cohortId: unit!.cohort, unitUuid: unit!.uuid, text: 'Ganz unter uns.', version: 1 } }));
  const person = await personOf('cornelia-mueller-wachtendonk');
  expect(entries.map(({ actor, cause, table, person: of }) => ({ actor, cause, table, of }))).toEqual([{ actor: person, cause: 'saveReflection', table: 'unit_progress', of: person }]);
  expect((entries[0]!.after as { text: string }).text).toBe(createHash('sha256').update('Ganz unter uns.').digest('hex'));
});

test('the demo data say that they came with the program', async () => {
  expect((await world.db.query<object>("select distinct actor_id, cause from audit_entry where cause <> 'story' and actor_id is null")).rows).toEqual([{ actor_id: null, cause: 'seeds' }]);
});
