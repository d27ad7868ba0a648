import { writingFor } from '../../server/src/platform/audit/author.js';
import { MEASURES, PROCESSORS, TRANSFERS } from '../../server/src/privacy/measures.js';
import { everythingKept } from '../../server/src/privacy/everything-kept.js';
import { Exporting } from '../../server/src/privacy/exporting.js';
import { Retention } from '../../server/src/privacy/retention.js';
import { Subjects } from '../../server/src/privacy/subjects.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

/** Columns by whose names or keys one sees that they lead to a person, as the catalogue of the database has them. */
const leading = async (): Promise<string[]> => (await world.db.query<{ place: string }>(`
  select distinct replace(format('%s.%s', c.oid::regclass, a.attname), '"', '') as place
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and (
    a.attname ~ '(^|_)(person|actor|user)_?(id)?$' or a.attname in ('email', 'recipient', 'userId', 'phone', 'birth_date', 'ipAddress')
    or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'person'::regclass and a.attnum = any(f.conkey))) order by 1`)).rows.map(({ place }) => place);
const holdings = () => everythingKept().flatMap(({ holdings: held }) => held);
const unregistered = async (): Promise<string[]> => {
  const registered = new Set(holdings().map(({ table, column }) => `${table}.${column}`));
  // A detail of a row that is led to by another of its columns.
  const tables = new Set(holdings().filter(({ erase }) => erase.delete).map(({ table }) => table));
  return (await leading()).filter((place) => !registered.has(place) && !(tables.has(place.replace(/\.[^.]+$/, '')) && !/_by$/.test(place)));
};

test('every column that leads to a person is registered by its room', async () => {
  expect(await unregistered()).toEqual([]);
  expect((await leading()).length).toBeGreaterThan(25);
});

test('a table that somebody adds without registering it is seen', async () => {
  await world.db.query('begin; create table planted (id uuid primary key, written_by uuid references person); create table planted_too (person_id uuid); create table auth.planted (email text)');
  const seen = await unregistered();
  await world.db.query('rollback');
  expect(seen).toEqual(['auth.planted.email', 'planted.written_by', 'planted_too.person_id']);
});

test('every table of the accounts is registered', async () => {
  const { rows } = await world.db.query<{ name: string }>("select 'auth.' || relname as name from pg_class where relnamespace = 'auth'::regnamespace and relkind = 'r' order by 1");
  expect(rows.map(({ name }) => name).filter((name) => !holdings().some(({ table }) => table === name))).toEqual([]);
});

test('every SQL of the registry runs, tells exactly the fields it words, and has a period that PostgreSQL reads', async () => {
  const { rows: [person] } = await world.db.query<{ id: string }>('select person_id as id from mark limit 1');
  const [subject] = await world.app.get(Subjects).find(world.orm.em.fork(), person!.id);
  const { activities } = await world.app.get(Exporting).read(subject!);
  for (const { data } of activities) for (const { rows, fields } of data) for (const row of rows) expect(Object.keys(row).sort()).toEqual(Object.keys(fields).sort());
  expect(activities.filter(({ data }) => data.length).map(({ activity }) => activity)).toEqual(
    ['identity.person', 'identity.account', 'cohorts.participation', 'attendance.attendance', 'learning.learning', 'platform.trail']);
  // Of the one who gave the seat on in 2022 and came to nothing since.
  expect((await writingFor('story', () => world.app.get(Retention).run(true))).map(({ table, rows }) => [table, rows.length])).toEqual([['contact_data', 1], ['person_account', 1], ['auth.user', 1]]);
});

test('everything is said in German and in English', () => {
  const words: (readonly [string, string])[] = [...MEASURES, PROCESSORS, TRANSFERS];
  for (const { title, purpose, whom, seenBy, ground, keepFor, holdings: held } of everythingKept()) {
    words.push(title, purpose, whom, seenBy, ground, keepFor.after);
    for (const { what, fields, erase } of held) words.push(what, ...Object.values(fields), ...(erase.stays ? [erase.stays.why] : []));
  }
  expect(words.filter(([german, english]) => !german || !english || /[äöüßÄÖÜ„]/.test(english.replaceAll('“Gelöschte Person”', '')))).toEqual([]);
  const alike = new Set(words.filter(([german, english]) => german === english).map(([german]) => german));
  expect([...alike].sort()).toEqual(['Bytes', 'Curriculum', 'Name', 'Quiz', 'Text']);
});
