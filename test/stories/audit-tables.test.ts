import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

/** Without a trail, each for its reason. What accounts and jobs keep stands in schemas of their own. */
const WITHOUT = {
  active_person: 'as whom a session acts: gone with the session',
  attempt: 'how often somebody tried something in the last minute',
  audit_block: 'the trail itself',
  audit_entry: 'the trail itself',
  calendar_revision: 'a counter: what raises it leaves a trail of its own',
  mail: 'a record of its own, with codes that a trail would keep',
  schema_migration: 'which migrations ran, and when',
};
const TRIGGERS = ['trail_of_delete', 'trail_of_insert', 'trail_of_truncate', 'trail_of_update'];

const tables = async (): Promise<{ name: string; triggers: string[] }[]> => (await world.db.query<{ name: string; triggers: string[] }>(`
  select c.relname as name, array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'O' and t.tgname like 'trail_of_%' order by 1) as triggers
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)).rows;
const withoutTrail = async (): Promise<string[]> => (await tables()).filter(({ triggers }) => triggers.join() !== TRIGGERS.join()).map(({ name }) => name);

test('every table keeps a trail but for those that say why not', async () => {
  expect(await withoutTrail()).toEqual(Object.keys(WITHOUT));
  expect((await tables()).length - Object.keys(WITHOUT).length).toBeGreaterThan(28);
});

test('a table that somebody adds without a trail is seen, as is one whose trail is switched off', async () => {
  await world.db.query('begin; create table planted (id uuid primary key); alter table site disable trigger trail_of_delete');
  expect(await withoutTrail()).toEqual([...Object.keys(WITHOUT), 'planted', 'site'].sort());
  await world.db.query('rollback');
});

test('a row is named by its key, whatever the key is called, and private columns exist', async () => {
  const { rows } = await world.db.query<{ named: string; key: string[]; unknown: string[] }>(`
    select c.relname as named, array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary) as key,
      array(select p from unnest(args[2]::text[]) p where not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = p)) as unknown, args[1] as given
    from pg_trigger t join pg_class c on c.oid = t.tgrelid, string_to_array(encode(t.tgargs, 'escape'), '\\000') args where t.tgname = 'trail_of_insert'`);
  expect(rows.filter(({ key, unknown, ...row }) => key.join() !== (row as { given?: string }).given || unknown.length)).toEqual([]);
  expect(rows).toHaveLength((await tables()).length - Object.keys(WITHOUT).length);
});
