import { randomUUID } from 'node:crypto';
import { Sealing } from '../../server/src/platform/audit/sealing.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
const person = randomUUID();
beforeAll(async () => {
  world = await openWorld();
  await sealAll();
  // A block of two entries of one person, and one of another behind it.
  await world.db.query("insert into person (id, given_name, family_name) values ($1, 'Anna', 'Vorher')", [person]);
  await world.db.query("update person set family_name = 'Nachher' where id = $1", [person]);
  await sealAll();
  await world.db.query("insert into person (id, given_name, family_name) values (gen_random_uuid(), 'Otto', 'Danach')");
  await sealAll();
});
afterAll(() => world.close());

async function sealAll(): Promise<number> {
  return (await world.db.query<{ n: number }>('select seal_audit(1000000) as n')).rows[0]!.n;
}
const faults = (): Promise<object[]> => world.app.get(Sealing).faults();
const refused = (statement: string): Promise<unknown> => world.db.query(statement).then(() => 'done', (error: { code: string }) => error.code);
interface Place { id: string; block: string }
const entries = async (): Promise<Place[]> => (await world.db.query<Place>('select id, block from audit_entry where person_id = $1 order by id', [person])).rows;
/** Does what only the owner of the database can, looks, and puts everything back. */
async function tampered(...statements: string[]): Promise<object[]> {
  await world.db.query('begin');
  try {
    await world.db.query('set local session_replication_role = replica');
    for (const statement of statements) await world.db.query(statement);
    return (await world.db.query<{ block: string | null; entry: string | null; what: string }>('select * from audit_faults()')).rows;
  } finally {
    await world.db.query('rollback');
  }
}

test('an untouched trail has no fault, and all of it is sealed', async () => {
  expect(await faults()).toEqual([]);
  expect((await world.db.query('select from audit_entry where block is null')).rowCount).toBe(0);
  const [made, changed] = await entries();
  expect(made!.block).toBe(changed!.block);
});

test('the trail is only added to', async () => {
  expect(await Promise.all([
    "update audit_entry set cause = 'nobody'", 'update audit_entry set before = null', 'update audit_entry set block = 1, digest = sha256($$x$$)', 'delete from audit_entry',
    'update audit_entry set redacted_at = now()', 'update audit_block set sealed_at = now()', 'delete from audit_block',
    'truncate audit_entry', 'truncate audit_block', 'truncate mark', 'truncate person cascade',
  ].map(refused))).toEqual(['KB007', 'KB007', 'KB007', 'KB007', 'KB007', 'KB007', 'KB007', 'KB008', 'KB008', 'KB008', 'KB008']);
});

test('whoever switches the triggers off and changes an entry is found out', async () => {
  const [{ id, block }] = (await entries()) as [Place];
  const next = Number(block) + 1;
  expect(await tampered(`update audit_entry set after = after || '{"family_name": "Anders"}' where id = ${id}`)).toEqual([{ block, entry: id, what: 'entry differs from its digest' }]);
  expect(await tampered(`update audit_entry set actor_id = '${person}' where id = ${id}`)).toEqual([{ block, entry: id, what: 'entry differs from its digest' }]);
  expect(await tampered(`update audit_entry set cause = 'x' where id = ${id}`, `update audit_entry e set digest = audit_digest(e) where id = ${id}`)).toEqual([{ block, entry: null, what: 'hash differs' }]);
  expect(await tampered(`delete from audit_entry where id = ${id}`)).toEqual([{ block, entry: null, what: 'hash differs' }, { block, entry: null, what: 'number of entries differs' }]);
  // The whole block sealed anew: the next one knows the old hash.
  expect(await tampered(`update audit_block set hash = sha256('x') where number = ${block}`)).toEqual([{ block, entry: null, what: 'hash differs' }, { block: String(next), entry: null, what: 'hash differs' }]);
  expect(await tampered(`delete from audit_block where number = ${block}`)).toEqual([
    { block, entry: null, what: 'block is missing' }, { block: String(next), entry: null, what: 'block before is missing' }, { block: String(next), entry: null, what: 'hash differs' },
  ]);
  expect(await tampered('alter table mark disable trigger trail_of_update', 'alter table audit_entry disable trigger all')).toEqual(
    ['entries_are_kept of audit_entry', 'entries_are_not_emptied of audit_entry', 'trail_of_update of mark'].map((trigger) => ({ block: null, entry: null, what: `${trigger} is switched off` })));
  expect(await faults()).toEqual([]);
});

test('a transaction that commits late falls into the next block', async () => {
  const late = await world.beside({});
  await late.db.query("begin; insert into person (id, given_name, family_name) values (gen_random_uuid(), 'Spät', 'Abend')");
  await world.db.query("insert into person (id, given_name, family_name) values (gen_random_uuid(), 'Früh', 'Morgen')");
  expect(await sealAll()).toBe(1);
  await late.db.query('commit');
  expect(await sealAll()).toBe(1);
  expect(await sealAll()).toBe(0);
  const { rows } = await world.db.query<{ name: string; behind: string }>("select after ->> 'given_name' as name, block - min(block) over () as behind from audit_entry where after ->> 'given_name' in ('Spät', 'Früh') order by id");
  expect(rows).toEqual([{ name: 'Spät', behind: '1' }, { name: 'Früh', behind: '0' }]);
  expect(await faults()).toEqual([]);
  await late.close();
});

test('what the trail says of a person is taken out without breaking the chain', async () => {
  await world.db.query("update person set family_name = 'Zuletzt' where id = $1", [person]);
  expect((await world.db.query<{ n: number }>('select redact_audit_of($1) as n', [person])).rows).toEqual([{ n: 3 }]);
  expect((await world.db.query('select cause, action, reason, before, after, redacted_at is not null as redacted, block is not null as sealed from audit_entry where person_id = $1 order by id', [person])).rows)
    .toEqual(['insert', 'update', 'update'].map((action) => ({ cause: 'story', action, reason: null, before: null, after: null, redacted: true, sealed: true })));
  expect(await faults()).toEqual([]);
  expect((await world.db.query<{ n: number }>('select redact_audit_of($1) as n', [person])).rows).toEqual([{ n: 0 }]);
});

test('a job seals every minute, once for two processes', async () => {
  await world.db.query("insert into person (id, given_name, family_name) values (gen_random_uuid(), 'Job', 'Wartet')");
  expect((await world.db.query("select identifier from graphile_worker._private_known_crontabs where identifier = 'seal-audit'")).rows).toEqual([{ identifier: 'seal-audit' }]);
  const beside = await world.beside({});
  await world.db.query("select graphile_worker.add_job('seal-audit', job_key => 'seal-audit')");
  await world.jobsSettled();
  expect((await world.db.query('select from audit_entry where block is null')).rowCount).toBe(0);
  expect(await faults()).toEqual([]);
  await beside.close();
});
