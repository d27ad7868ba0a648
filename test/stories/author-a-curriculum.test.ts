import { openWorld, type World } from '../support/world.js';
import type { Browser } from '../support/browser-session.js';

let world: World;
let trainer: Browser;
beforeAll(async () => {
  world = await openWorld();
  trainer = await world.as('beate-hirschmueller');
});
afterAll(() => world.close());

const UNKNOWN = '2f7ffb3e-0000-4000-8000-000000000000';
const OUTLINE = `query Outline($id: ID!) { curriculum(id: $id) {
  versions { number patch note basedOn { number patch } pinnedCohorts { title running } changes { kind part title inModule aspects } }
  draft { id version basedOn { number patch } modules { id uuid version title units { id uuid version kind title minutes } }
    changes { kind part title aspects } correction { number wordingOnly } correctedCohorts { title } unfinished { title missing field picture } }
} }`;

interface Part { id: string; uuid: string; version: number; title: string }
interface Unit extends Part { kind: string; minutes: number }
interface Base { number: number; patch: number }
interface Draft { id: string; version: number; basedOn: Base; modules: (Part & { units: Unit[] })[]; changes: object[]; correction: object | null; correctedCohorts: { title: string }[]; unfinished: object[] }
interface Outline { curriculum: { versions: { number: number; patch: number; note: string; basedOn: Base | null; pinnedCohorts: object[]; changes: object[] }[]; draft: Draft | null } }

async function curriculumId(): Promise<string> {
  const { curricula } = await trainer.see<{ curricula: { id: string }[] }>('{ curricula { id } }');
  return curricula[0]!.id;
}
async function outline(): Promise<Outline['curriculum']> {
  return (await trainer.see<Outline>(OUTLINE, { id: await curriculumId() })).curriculum;
}
async function draft(): Promise<Draft> {
  return (await outline()).draft!;
}
async function pinned(): Promise<object[]> {
  const { rows } = await world.db.query<object>('select c.slug, v.number, v.patch from cohort c join curriculum_version v on v.id = c.curriculum_version_id order by c.slug');
  return rows;
}
const begin = async (): Promise<unknown> => trainer.see('mutation Begin($id: ID!) { beginDraft(curriculumId: $id) { state number patch } }', { id: await curriculumId() });
const unitIn = (of: Draft, kind: string): Unit => of.modules[0]!.units.find((unit) => unit.kind === kind)!;
const edit = (unit: Unit, body: string, values: object = {}): Promise<unknown> => trainer.see('mutation Edit($input: EditUnitInput!) { editUnit(input: $input) { version } }', {
  input: { id: unit.id, version: unit.version, title: unit.title, minutes: unit.minutes, body, ...values },
});
const PUBLISH = 'mutation Publish($input: PublishInput!) { publishDraft(input: $input) { number patch state note } }';
const RELEASE = 'mutation Release($input: PublishInput!) { releaseCorrection(input: $input) { number patch } }';

test('a trainer sees the curricula of the own programme, with version, cohorts and outline', async () => {
  const { versions, draft: none } = await outline();
  expect({ versions, none }).toEqual({
    none: null,
    versions: [{ number: 1, patch: 0, note: 'Erste Fassung', basedOn: null, changes: [], pinnedCohorts: [{ title: 'Laufender Durchgang', running: true }, { title: 'Durchgang 2022', running: false }] }],
  });
});

test('a draft is begun as a copy, and only one', async () => {
  expect(await begin()).toEqual({ beginDraft: { state: 'draft', number: null, patch: null } });
  expect(await trainer.refused('mutation Begin($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: await curriculumId() })).toEqual([{ code: 'curricula/has-draft' }]);
  expect((await draft()).changes).toEqual([]);
});

test('a lesson is edited, with a preview in which HTML is only text and pictures come from the module alone', async () => {
  const of = await draft();
  const lesson = unitIn(of, 'lesson');
  const body = '# Anfang\n\n<script>alert(1)</script> [Ziel](javascript:alert(1)) [Netz](https://example.org)\n\n![Mitte](assets/servicepunkt-mitte.svg) ![Fremd](https://example.org/x.png)\n\n| a | b |\n|---|--:|\n| 1 | 2 |';
  const { previewMarkdown } = await trainer.see<{ previewMarkdown: string }>('query Preview($input: PreviewInput!) { previewMarkdown(input: $input) }', { input: { moduleId: of.modules[0]!.id, body } });
  expect(previewMarkdown.trim().split('\n')).toEqual([
    '<h2 id="s-anfang">Anfang</h2>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt; [Ziel](javascript:alert(1)) <a href="https://example.org" rel="noopener noreferrer external">Netz</a></p>',
    `<p><img src="/curricula/assets/${of.modules[0]!.id}/servicepunkt-mitte.svg" alt="Mitte" loading="lazy" /> <em>Fremd</em></p>`,
    '<table>', '<thead>', '<tr>', '<th scope="col">a</th>', '<th scope="col" class="kb-number">b</th>', '</tr>', '</thead>',
    '<tbody>', '<tr>', '<td>1</td>', '<td class="kb-number">2</td>', '</tr>', '</tbody>', '</table>',
  ]);
  await edit(lesson, body);
  const { unitInWork } = await trainer.see<{ unitInWork: { title: string; source: object } }>(
    'query Unit($of: ID!, $uuid: ID!) { unitInWork(curriculumId: $of, uuid: $uuid) { title source { body html quiz { passPercent } } } }', { of: await curriculumId(), uuid: lesson.uuid });
  expect(unitInWork).toEqual({ title: lesson.title, source: { body, html: previewMarkdown, quiz: null } });
});

test('who saves second gets the current state and keeps the own text', async () => {
  const lesson = unitIn(await draft(), 'lesson');
  const colleague = await world.as('cem-karadag');
  const input = { id: lesson.id, version: lesson.version, title: 'Von Cem', minutes: 30, body: 'Text von Cem' };
  await colleague.see('mutation Edit($input: EditUnitInput!) { editUnit(input: $input) { id } }', { input });
  const { errors } = await trainer.ask('mutation Edit($input: EditUnitInput!) { editUnit(input: $input) { id } }', { input: { ...input, title: 'Von Beate', body: 'Text von Beate' } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{
    code: 'platform/changed-meanwhile', field: 'version', current: { version: lesson.version + 1, title: 'Von Cem', minutes: 30, body: 'Text von Cem', quiz: null },
  }]);
});

test('a draft that went on since it was seen is not published', async () => {
  const seen = await draft();
  await edit(unitIn(seen, 'lesson'), 'Noch ein Satz.');
  const { errors } = await trainer.ask(PUBLISH, { input: { draftId: seen.id, version: seen.version, note: 'Neu' } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: 'platform/changed-meanwhile', field: 'version', current: { version: seen.version + 1 } }]);
});

test('parts are added, moved and removed; what is unfinished is not published', async () => {
  const before = await draft();
  const { id: draftId, modules: [first, second] } = before;
  const { addModule } = await trainer.see<{ addModule: Part }>('mutation Add($input: AddModuleInput!) { addModule(input: $input) { id uuid version title } }', { input: { draftId, title: '  Neues   Modul ' } });
  expect(addModule.title).toBe('Neues Modul');
  const { addUnit } = await trainer.see<{ addUnit: Unit }>('mutation Add($input: AddUnitInput!) { addUnit(input: $input) { id uuid version title } }', { input: { moduleId: first!.id, kind: 'quiz', title: 'Noch ein Quiz', minutes: 5 } });
  await trainer.see('mutation Move($input: MoveModuleInput!) { moveModule(input: $input) { id } }', { input: { id: addModule.id, position: 1 } });
  await trainer.see('mutation Move($input: MoveUnitInput!) { moveUnit(input: $input) { id } }', { input: { id: addUnit.id, moduleId: second!.id, position: 1 } });
  const after = await draft();
  expect(after.modules.slice(0, 3).map(({ title, units }) => [title, units[0]?.title])).toEqual([['Neues Modul', undefined], [first!.title, first!.units[0]!.title], [second!.title, 'Noch ein Quiz']]);
  // Pushed along, but not edited: whoever writes in it notices nothing.
  expect(after.modules[1]!.version).toBe(first!.version);
  const nothing = { field: null, picture: null };
  expect(after.unfinished).toEqual([
    { title: 'Neues Modul', missing: 'summary', ...nothing }, { title: 'Neues Modul', missing: 'outcomes', ...nothing }, { title: 'Neues Modul', missing: 'units', ...nothing }, { title: 'Noch ein Quiz', missing: 'questions', ...nothing },
  ]);
  expect(await trainer.refused(PUBLISH, { input: { draftId, version: after.version, note: 'Neu' } })).toEqual([{ code: 'curricula/unfinished' }]);
  await trainer.see('mutation Remove($input: RemovePartInput!) { removeUnit(input: $input) }', { input: { id: addUnit.id, version: after.modules[2]!.units[0]!.version } });
  await trainer.see('mutation Remove($input: RemovePartInput!) { removeModule(input: $input) }', { input: { id: addModule.id, version: after.modules[0]!.version } });
  expect((await draft()).modules.map(({ id, units }) => [id, units.length])).toEqual(before.modules.map(({ id, units }) => [id, units.length]));
  expect((await draft()).changes).toEqual([{ kind: 'changed', part: 'unit', title: 'Von Cem', aspects: ['title', 'minutes', 'body'] }]);
});

test('a text that names a picture which the module does not have is not published, in a lesson and in a quiz', async () => {
  const of = await draft();
  const [lesson, quiz] = [unitIn(of, 'lesson'), unitIn(of, 'quiz')];
  const { unitInWork: { source } } = await trainer.see<{ unitInWork: { source: { quiz: { passPercent: number; attempts: number; questions: object[] } } } }>(
    'query Unit($of: ID!, $uuid: ID!) { unitInWork(curriculumId: $of, uuid: $uuid) { source { quiz { passPercent attempts questions { uuid kind text explanation options { text correct feedback } } } } } }',
    { of: await curriculumId(), uuid: quiz.uuid });
  const ask = (unit: Unit, questions: object[]): Promise<unknown> => trainer.see('mutation Edit($input: EditQuizInput!) { editQuiz(input: $input) { version } }', {
    input: { id: unit.id, version: unit.version, title: unit.title, minutes: unit.minutes, ...source.quiz, questions },
  });
  const [first, ...others] = source.quiz.questions;
  await edit(lesson, '![Mitte](assets/servicepunkt-mitte.svg) ![Ablauf](assets/ablauf.svg) `![Gezeigt](assets/gezeigt.svg)` ![Fremd](https://example.org/x.png)');
  await ask(quiz, [{ ...first, explanation: 'Siehe ![Kreis](assets/kreis.svg), noch einmal ![Kreis](assets/kreis.svg).' }, ...others]);
  const illustrated = await draft();
  const lacks = [
    { title: lesson.title, missing: 'picture', field: 'body', picture: 'assets/ablauf.svg' },
    { title: lesson.title, missing: 'picture', field: 'body', picture: 'https://example.org/x.png' },
    { title: quiz.title, missing: 'picture', field: 'questions.0.explanation', picture: 'assets/kreis.svg' },
  ];
  expect(illustrated.unfinished).toEqual(lacks);
  const { errors } = await trainer.ask(PUBLISH, { input: { draftId: illustrated.id, version: illustrated.version, note: 'Mit Bildern' } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{
    code: 'curricula/unfinished', parts: lacks.map((lack, index) => ({ part: 'unit', uuid: [lesson, lesson, quiz][index]!.uuid, ...lack })),
  }]);
  await ask(unitIn(illustrated, 'quiz'), source.quiz.questions);
  await edit(unitIn(await draft(), 'lesson'), 'Ohne Bild.');
  expect((await draft()).unfinished).toEqual([]);
});

test('published with a note, the draft is the next number and running cohorts stay on theirs', async () => {
  const of = await draft();
  await edit(unitIn(of, 'lesson'), 'Ganz neu geschrieben.', { minutes: 40 });
  const ready = await draft();
  expect(await trainer.see(PUBLISH, { input: { draftId: ready.id, version: ready.version, note: 'Erste Lektion neu geschrieben' } })).toEqual({
    publishDraft: { number: 2, patch: 0, state: 'published', note: 'Erste Lektion neu geschrieben' },
  });
  expect(await pinned()).toEqual([{ slug: 'durchgang-2022', number: 1, patch: 0 }, { slug: 'durchgang-heute', number: 1, patch: 0 }]);
  const { versions, draft: none } = await outline();
  expect(none).toBe(null);
  expect(versions.map(({ number, pinnedCohorts, changes }) => ({ number, cohorts: pinnedCohorts.length, changes }))).toEqual([
    { number: 2, cohorts: 0, changes: [{ kind: 'changed', part: 'unit', title: 'Von Cem', inModule: 'Grundverständnis und Projektrahmen', aspects: ['title', 'minutes', 'body'] }] },
    { number: 1, cohorts: 2, changes: [] },
  ]);
});

test('a correction of wording moves running cohorts of that number onto a patch, ended ones stay', async () => {
  const { rows: [first] } = await world.db.query<{ id: string }>("select curriculum_version_id as id from cohort where slug = 'durchgang-2022'");
  await trainer.see('mutation Begin($id: ID!, $from: ID) { beginDraft(curriculumId: $id, fromVersionId: $from) { id } }', { id: await curriculumId(), from: first!.id });
  await edit(unitIn(await draft(), 'lesson'), 'Ein Tippfehler weniger.', { title: 'Was ein Servicepunkt leisten kann' });
  const ready = await draft();
  expect({ correction: ready.correction, reached: ready.correctedCohorts }).toEqual({ correction: { number: 1, wordingOnly: true }, reached: [{ title: 'Laufender Durchgang' }] });
  // What version 2 changed was never in version 1, so it is not taken back here.
  const corrected = { kind: 'changed', part: 'unit', title: 'Was ein Servicepunkt leisten kann', aspects: ['title', 'body'] };
  expect([ready.basedOn, ready.changes]).toEqual([{ number: 1, patch: 0 }, [corrected]]);
  const { versions: [second] } = await outline();
  expect(await trainer.see(RELEASE, { input: { draftId: ready.id, version: ready.version, note: 'Tippfehler' } })).toEqual({ releaseCorrection: { number: 1, patch: 1 } });
  const { versions } = await outline();
  expect(versions.map(({ number, patch, basedOn, changes }) => [number, patch, basedOn, changes])).toEqual([
    [2, 0, { number: 1, patch: 0 }, second!.changes], [1, 1, { number: 1, patch: 0 }, [{ ...corrected, inModule: 'Grundverständnis und Projektrahmen' }]], [1, 0, null, []],
  ]);
  expect(await pinned()).toEqual([{ slug: 'durchgang-2022', number: 1, patch: 0 }, { slug: 'durchgang-heute', number: 1, patch: 1 }]);
});

test('more than wording is refused as a correction, with everything that is more', async () => {
  await begin();
  const of = await draft();
  const [module] = of.modules;
  const quiz = unitIn(of, 'quiz');
  const assignment = unitIn(of, 'assignment');
  const { unitInWork } = await trainer.see<{ unitInWork: { source: { quiz: { attempts: number; questions: { options: { correct: boolean }[] }[] } } } }>(
    'query Unit($of: ID!, $uuid: ID!) { unitInWork(curriculumId: $of, uuid: $uuid) { source { quiz { attempts questions { uuid kind text explanation options { text correct feedback } } } } } }',
    { of: await curriculumId(), uuid: quiz.uuid });
  const { attempts, questions } = unitInWork.source.quiz;
  const [head, ...others] = questions;
  const turned = { ...head, options: head!.options.map((option, index) => ({ ...option, correct: index === 0 })) };
  const input = { id: quiz.id, version: quiz.version, title: quiz.title, minutes: quiz.minutes, passPercent: 80, attempts, questions: [turned, ...others] };
  expect(await trainer.see('mutation Edit($input: EditQuizInput!) { editQuiz(input: $input) { version } }', { input })).toEqual({ editQuiz: { version: quiz.version + 1 } });
  await trainer.see('mutation Remove($input: RemovePartInput!) { removeUnit(input: $input) }', { input: { id: assignment.id, version: assignment.version } });
  await trainer.see('mutation Add($input: AddUnitInput!) { addUnit(input: $input) { id } }', { input: { moduleId: module!.id, kind: 'session', title: 'Nachtreffen', minutes: 60 } });
  await trainer.see('mutation Move($input: MoveModuleInput!) { moveModule(input: $input) { id } }', { input: { id: of.modules[5]!.id, position: 1 } });
  const ready = await draft();
  const { errors } = await trainer.ask(RELEASE, { input: { draftId: ready.id, version: ready.version, note: 'Kleinigkeiten' } });
  const { code, changes } = errors![0]!.extensions as { code: string; changes?: { title: string; beyondWording: string[] }[] } & { code: string };
  expect({ code, changes: changes!.map(({ title, beyondWording }) => [title, beyondWording]) }).toEqual({
    code: 'curricula/more-than-wording',
    changes: [
      [of.modules[5]!.title, ['position']], [quiz.title, ['passShare', 'rightAnswers']], ['Nachtreffen', ['added']], [assignment.title, ['removed']],
    ],
  });
  expect(await pinned()).toEqual([{ slug: 'durchgang-2022', number: 1, patch: 0 }, { slug: 'durchgang-heute', number: 1, patch: 1 }]);
});

test('a draft can be thrown away', async () => {
  const { id, version } = await draft();
  await trainer.see('mutation Discard($id: ID!, $version: Int!) { discardDraft(draftId: $id, version: $version) }', { id, version });
  expect((await outline()).draft).toBe(null);
});

test('an unknown curriculum and one of others answer alike', async () => {
  const participant = await world.as('hannelore-schwarzenbach-obermueller');
  const QUERY = 'query One($id: ID!) { curriculum(id: $id) { title } }';
  expect([await participant.refused(QUERY, { id: await curriculumId() }), await trainer.refused(QUERY, { id: UNKNOWN })]).toEqual([[{ code: 'platform/not-found' }], [{ code: 'platform/not-found' }]]);
  expect(await participant.see('{ curricula { id } }')).toEqual({ curricula: [] });
});
