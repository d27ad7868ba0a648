import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

/** Around the services: what PostgreSQL itself answers. */
const answer = (statement: string): Promise<string> => world.db.query(statement).then(() => 'done', (error: Error & { code: string }) => `${error.code} ${error.message}`);

const FIXED = 'KB002 a published version is fixed';
const A_MODULE = "(select a.module_id from module_asset a join module m on m.id = a.module_id join curriculum_version v on v.id = m.curriculum_version_id where v.state = 'published' order by a.module_id limit 1)";
const A_VERSION = "(select id from curriculum_version where state = 'published' limit 1)";

test.each([
  `update curriculum_version set note = 'anders' where id = ${A_VERSION}`,
  `update curriculum_version set state = 'draft', number = null, patch = null, published_at = null where id = ${A_VERSION}`,
  `delete from curriculum_version where id = ${A_VERSION}`,
  `update module set title = 'anders' where id = ${A_MODULE}`,
  `delete from module where id = ${A_MODULE}`,
  `insert into module (id, curriculum_version_id, uuid, slug, position, title, presence_minutes, online_minutes) values (gen_random_uuid(), ${A_VERSION}, gen_random_uuid(), 'mehr', 99, 'Mehr', 0, 0)`,
  `update unit set body = 'anders' where module_id = ${A_MODULE}`,
  `delete from unit where module_id = ${A_MODULE}`,
  `insert into unit (id, module_id, uuid, slug, position, kind, title, minutes) values (gen_random_uuid(), ${A_MODULE}, gen_random_uuid(), 'mehr', 99, 'lesson', 'Mehr', 5)`,
  `update module_asset set content = '<svg/>' where module_id = ${A_MODULE}`,
  `delete from module_asset where module_id = ${A_MODULE}`,
  `insert into module_asset (id, module_id, name, media_type, content) values (gen_random_uuid(), ${A_MODULE}, 'mehr.svg', 'image/svg+xml', '<svg/>')`,
])('the database refuses: %s', async (statement) => {
  expect(await answer(statement)).toBe(FIXED);
});

test.each(['curriculum_version', 'module', 'unit', 'module_asset'])('the table %s cannot be emptied at once', async (table) => {
  expect(await answer(`truncate ${table} cascade`)).toMatch(/^KB00(1 \w+ is fixed|8 \w+ is not emptied: that would leave no trail)$/);
});

test('a draft stays open to change, but nothing of it can be pushed into a published version', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { curricula } = await trainer.see<{ curricula: { id: string }[] }>('{ curricula { id } }');
  const { beginDraft } = await trainer.see<{ beginDraft: { id: string } }>('mutation B($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: curricula[0]!.id });
  const of = `(select id from module where curriculum_version_id = '${beginDraft.id}' order by position limit 1)`;
  expect(await answer(`update module set title = 'anders' where id = ${of}`)).toBe('done');
  expect(await answer(`update module set curriculum_version_id = ${A_VERSION} where id = ${of}`)).toBe(FIXED);
  expect(await answer(`update unit set module_id = ${A_MODULE} where module_id = ${of}`)).toBe(FIXED);
  expect(await answer(`delete from curriculum_version where id = '${beginDraft.id}'`)).toBe('done');
});

test('a part that is slipped in while the draft is being published waits, and is refused', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { curricula } = await trainer.see<{ curricula: { id: string }[] }>('{ curricula { id } }');
  const { beginDraft } = await trainer.see<{ beginDraft: { id: string } }>('mutation B($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: curricula[0]!.id });
  await world.db.query('begin');
  await world.db.query(`update curriculum_version set state = 'published', number = 9, patch = 0, published_at = now() where id = '${beginDraft.id}'`);
  const late = world.orm.em.fork().execute(`update module set title = 'zu spät' where curriculum_version_id = '${beginDraft.id}'`).then(() => 'done', (error: Error) => error.message);
  await world.db.query('select pg_sleep(0.2)');
  await world.db.query('commit');
  expect(await late).toContain('a published version is fixed');
});
