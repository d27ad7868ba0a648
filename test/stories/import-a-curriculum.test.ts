import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writingFor } from '../../server/src/platform/audit/author.js';
import { importFolder } from '../../server/src/installation/import-command.js';
import { openWorld, type World } from '../support/world.js';

const SLUG = 'servicepunkt-qualifizierung';
let world: World;
let folder: string;
let said: string[];
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'kursbuch-')), SLUG);
  cpSync(join(import.meta.dirname, '../../curricula', SLUG), folder, { recursive: true });
  said = [];
});
afterEach(() => { rmSync(join(folder, '..'), { recursive: true }); });

const bring = (): Promise<string> => writingFor('command import', () => importFolder(world.app, folder, (line) => said.push(line))).catch((problem: Error) => problem.message);
const change = (file: string, from: string | RegExp, to: string): void => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
};
const state = async (): Promise<object> => (await world.db.query(`
  select (select count(*)::int from curriculum) as curricula, count(*)::int as versions, count(*) filter (where state = 'draft')::int as drafts,
    (select count(*)::int from unit) as units, (select count(*)::int from module_asset) as drawings from curriculum_version`)).rows[0] as object;

test('the same files again change nothing', async () => {
  const before = await state();
  expect([await bring(), said, await state()]).toEqual(['unchanged', ['Qualifizierung für Servicepunkte: Unchanged: these files are in already.'], before]);
});

test('every fault of every file is reported with its place, and nothing is stored', async () => {
  change('01-grundverstaendnis/module.yaml', /^presenceMinutes: .*$/m, 'presenceMinutes: viele');
  change('02-sozialraum/05-quiz/quiz.yaml', 'passShare: 0.7', 'passShare: 7');
  change('03-kommunikation/03-formate/unit.md', /^---\n\n?/m, '---\n');
  writeFileSync(join(folder, '03-kommunikation/03-formate/unit.md'), `${readFileSync(join(folder, '03-kommunikation/03-formate/unit.md'), 'utf8')}\n<b>fett</b>\n`);
  const before = await state();
  const lines = (await bring()).split('\n');
  expect(lines.map((line) => line.replace(/unit\.md:\d+:/, 'unit.md:n:'))).toEqual([
    '01-grundverstaendnis/module.yaml:11:18: expected a whole number',
    '02-sozialraum/05-quiz/quiz.yaml:4:12: expected a number of at most 1',
    '03-kommunikation/03-formate/unit.md:n:1: expected Markdown without HTML (a less-than sign is written \\<)',
    '03-kommunikation/03-formate/unit.md:n:8: expected Markdown without HTML (a less-than sign is written \\<)',
    '4 faults: nothing was stored.',
  ]);
  expect(await state()).toEqual(before);
});

test('a changed file makes a draft and leaves the published version as it is; a second change replaces the untouched draft', async () => {
  change('01-grundverstaendnis/module.yaml', /^title: .*$/m, 'title: Grundlagen');
  const published = 'select md5(string_agg(m.title || u.title || u.body, \'\' order by u.id)) as text from curriculum_version v join module m on m.curriculum_version_id = v.id join unit u on u.module_id = m.id where v.state = \'published\'';
  const before = (await world.db.query(published)).rows;
  expect(await bring()).toBe('changed');
  expect(await bring()).toBe('unchanged');
  change('01-grundverstaendnis/module.yaml', /^title: .*$/m, 'title: Grundlagen und Rahmen');
  expect(await bring()).toBe('changed');
  expect((await world.db.query("select m.title, m.uuid, v.based_on_id is not null as based from module m join curriculum_version v on v.id = m.curriculum_version_id where v.state = 'draft' and m.position = 1")).rows).toEqual([
    { title: 'Grundlagen und Rahmen', uuid: '12742acf-cee6-48c6-9daa-1f7932fa4b88', based: true },
  ]);
  expect((await world.db.query(published)).rows).toEqual(before);
});

test('a draft in which somebody works is not thrown away', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { curricula } = await trainer.see<{ curricula: { draft: { modules: { id: string }[] } }[] }>('{ curricula { draft { modules { id } } } }');
  await trainer.see('mutation A($input: AddUnitInput!) { addUnit(input: $input) { id } }', { input: { moduleId: curricula[0]!.draft.modules[0]!.id, kind: 'lesson', title: 'Meins', minutes: 10 } });
  change('01-grundverstaendnis/module.yaml', /^title: .*$/m, 'title: Wieder anders');
  expect(await bring()).toBe('Qualifizierung für Servicepunkte: somebody is working on a draft of this curriculum: publish or discard it first. Nothing was stored.');
  expect((await world.db.query("select title from unit where title = 'Meins'")).rows).toEqual([{ title: 'Meins' }]);
});

test('a curriculum under a short name that is taken is refused', async () => {
  change('curriculum.yaml', /^uuid: .*$/m, 'uuid: 0b8f6c9e-0e1b-4f0e-9d1c-2f3a4b5c6d7e');
  expect(await bring()).toBe('Qualifizierung für Servicepunkte: its slug belongs to another curriculum: choose another name for the folder and in curriculum.yaml. Nothing was stored.');
});

test('a folder that is none says what is expected', async () => {
  expect(await importFolder(world.app, join(folder, 'nirgends'), () => undefined).catch((problem: Error) => problem.message)).toBe('curriculum.yaml:1:1: expected a folder with this file\n1 faults: nothing was stored.');
  expect(await importFolder(world.app, undefined, () => undefined).catch((problem: Error) => problem.message)).toContain('Which folder?');
});
