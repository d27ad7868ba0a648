import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writingFor } from '../../server/src/platform/audit/author.js';
import { type Overdue, Retention } from '../../server/src/privacy/retention.js';
import { MARK, placesOf, PLANTED, plantPerson } from '../support/planted-person.js';
import { TEST_DATA } from '../support/test-data.mjs';
import { openWorld, type World } from '../support/world.js';

let world: World;
let planted: { certificate: string; file: string };
beforeAll(async () => {
  world = await openWorld();
  planted = await plantPerson(world);
});
afterAll(() => world.close());

const run = (trial: boolean): Promise<Overdue[]> => writingFor('job retention', () => world.app.get(Retention).run(trial));
const counted = (overdue: readonly Overdue[]): Record<string, number> => overdue.reduce<Record<string, number>>((sum, { table, rows }) => ({ ...sum, [table]: (sum[table] ?? 0) + rows.length }), {});
const count = async (table: string): Promise<number> => (await world.db.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;
const TABLES = ['mark', 'substitute', 'unit_progress', 'quiz_attempt', 'enrolment', 'role_assignment', 'contact_data', 'person_account', 'auth."user"', 'calendar_subscription', 'mail', 'certificate', 'stored_file', 'person'] as const;
const counts = async (): Promise<Record<string, number>> => Object.fromEntries(await Promise.all(TABLES.map(async (table) => [table.replaceAll('"', ''), await count(table)] as const)));

test('on the last day nothing of the proof goes; a dry run lists by room, ground and age, and leaves everything', async () => {
  world.clock.set(new Date('2031-12-23T08:00:00Z'));
  const before = await counts();
  const overdue = await run(true);
  expect(counted(overdue)['mark']).toBeUndefined();
  expect(await counts()).toEqual(before);

  world.clock.set(new Date('2031-12-25T08:00:00Z'));
  const [marks] = (await run(true)).filter(({ table }) => table === 'mark');
  expect({ ...marks, rows: marks!.rows.length, since: marks!.rows[0]!.since }).toEqual({
    room: 'attendance', table: 'mark', period: 'P5Y6M', what: ['Anwesenheit je Einheit', 'Attendance by session'], ground: [expect.stringContaining('ANBest-P'), expect.stringContaining('ANBest-P')],
    rows: expect.any(Number), since: new Date('2026-06-24T22:00:00Z'),
  });
  expect(marks!.rows.length).toBe(before['mark']);
});

test('when everything is over everything goes but for certificates; what was deleted is out of the trail too; a second run finds nothing', async () => {
  world.clock.set(new Date('2034-01-01T08:00:00Z'));
  const [before, trial] = [await counts(), counted(await run(true))];
  const done = counted(await run(false));
  expect(done).toEqual(trial);
  const after = await counts();
  const { rows: [{ roles } = { roles: 0 }] } = await world.db.query<{ roles: number }>("select count(*)::int as roles from role_assignment where role = 'administrator'");
  // The administrator is still there, with address and account.
  expect(after).toEqual({
    mark: 0, substitute: 0, unit_progress: 0, quiz_attempt: 0, enrolment: 0, role_assignment: roles, contact_data: roles, person_account: roles, 'auth.user': roles,
    calendar_subscription: 0, mail: 0, certificate: before['certificate'], stored_file: before['stored_file'], person: after['person'],
  });
  // Who was certified or certified others, and who released a version, without a name.
  expect((await world.db.query("select id from person p where given_name = 'Gelöschte' order by id")).rows).toEqual(
    (await world.db.query("select distinct id from (select person_id as id from certificate union select issued_by from certificate union select published_by from curriculum_version where published_by is not null) x where id not in (select person_id from role_assignment) order by id")).rows);
  expect((await world.db.query("select count(*)::int as n from audit_entry where table_name in ('mark', 'enrolment', 'unit_progress', 'quiz_attempt', 'contact_data') and redacted_at is null and row_id not in (select person_id::text from contact_data)")).rows).toEqual([{ n: 0 }]);
  expect(await run(false)).toEqual([]);
});

test('a certificate goes ten years after its issue with its file, and by no other way', async () => {
  await expect(world.db.query('delete from certificate where id = $1', [planted.certificate])).rejects.toMatchObject({ code: 'KB003' });
  const file = join(TEST_DATA, 'files', planted.file.slice(0, 2), planted.file);
  expect(existsSync(file)).toBe(true);
  world.clock.set(new Date('2036-03-02T08:00:00Z'));
  expect(counted(await run(false))).toMatchObject({ certificate: 2, stored_file: 1 });
  await world.jobsSettled();
  expect(existsSync(file)).toBe(false);
  expect(Object.keys(await placesOf(world, [MARK, PLANTED])).filter((place) => !/^(audit_entry|curriculum|curriculum_version|programme|provider)\./.test(place))).toEqual(['person.id']);
  await world.db.query('select seal_audit(1000000)');
  expect((await world.db.query('select * from audit_faults()')).rows).toEqual([]);
});
