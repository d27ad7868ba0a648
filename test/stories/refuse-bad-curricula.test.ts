import { openWorld, type World } from '../support/world.js';
import type { Browser } from '../support/browser-session.js';

let world: World;
let trainer: Browser;
let draft: { id: string; version: number; modules: { id: string; version: number; units: { id: string; version: number; kind: string; title: string; minutes: number }[] }[] };
// Ten sign-ins a minute are the bound: everybody signs in once.
const people = new Map<string, Promise<Browser>>();
const as = (person: string): Promise<Browser> => {
  if (!people.has(person)) people.set(person, world.as(person));
  return people.get(person)!;
};
beforeAll(async () => {
  world = await openWorld();
  trainer = await as('beate-hirschmueller');
  const { curricula } = await trainer.see<{ curricula: { id: string }[] }>('{ curricula { id } }');
  const begun = await trainer.see<{ beginDraft: typeof draft }>(
    'mutation B($id: ID!) { beginDraft(curriculumId: $id) { id version modules { id version units { id version kind title minutes } } } }', { id: curricula[0]!.id });
  draft = begun.beginDraft;
});
afterAll(() => world.close());

const UNIT = 'mutation U($input: EditUnitInput!) { editUnit(input: $input) { title } }';
const QUIZ = 'mutation Q($input: EditQuizInput!) { editQuiz(input: $input) { title } }';
const MODULE = 'mutation M($input: EditModuleInput!) { editModule(input: $input) { title outcomes } }';
const kind = (of: string) => draft.modules[0]!.units.find((unit) => unit.kind === of)!;
const lesson = (values: object) => ({ input: { id: kind('lesson').id, version: kind('lesson').version, title: 'Titel', minutes: 30, body: 'Text', ...values } });
const module = (values: object) => ({ input: { id: draft.modules[0]!.id, version: draft.modules[0]!.version, title: 'Titel', summary: 'Text', outcomes: ['etwas können'], presenceMinutes: 90, onlineMinutes: 0, ...values } });
const question = (values: object) => ({ kind: 'single', text: 'Frage?', explanation: 'Darum.', options: [{ text: 'ja', correct: true, feedback: '' }, { text: 'nein', correct: false, feedback: '' }], ...values });
const quiz = (questions: object[], values: object = {}) => ({ input: { id: kind('quiz').id, version: kind('quiz').version, title: 'Quiz', minutes: 10, passPercent: 70, attempts: null, questions, ...values } });

test.each([
  ['a title that is only spaces', UNIT, () => lesson({ title: '   ' }), { code: 'input/too-short', field: 'input.title', bound: 1 }],
  ['a title that is too long', UNIT, () => lesson({ title: 'x'.repeat(201) }), { code: 'input/too-long', field: 'input.title', bound: 200 }],
  ['a text that is too long', UNIT, () => lesson({ body: 'x'.repeat(50_001) }), { code: 'input/too-long', field: 'input.body', bound: 50_000 }],
  ['minutes below the bound', UNIT, () => lesson({ minutes: 0 }), { code: 'input/too-small', field: 'input.minutes', bound: 1 }],
  ['a lesson handed over as a quiz', QUIZ, () => ({ input: { ...quiz([question({})]).input, id: kind('lesson').id } }), { code: 'curricula/no-quiz', field: 'input.id' }],
  ['a quiz handed over as a lesson', UNIT, () => lesson({ id: kind('quiz').id }), { code: 'curricula/is-quiz', field: 'input.id' }],
  ['too many learning outcomes', MODULE, () => module({ outcomes: Array.from({ length: 21 }, () => 'können') }), { code: 'input/too-many', field: 'input.outcomes', bound: 20 }],
  ['an empty learning outcome', MODULE, () => module({ outcomes: ['können', ' '] }), { code: 'input/too-short', field: 'input.outcomes.1', bound: 1 }],
  ['a learning outcome that is too long', MODULE, () => module({ outcomes: ['x'.repeat(501)] }), { code: 'input/too-long', field: 'input.outcomes', bound: 500 }],
  ['a quiz without questions', QUIZ, () => quiz([]), { code: 'input/too-few', field: 'input.questions', bound: 1 }],
  ['a question without text', QUIZ, () => quiz([question({ text: '' })]), { code: 'input/too-short', field: 'input.questions.0.text', bound: 1 }],
  ['an answer that is too long', QUIZ, () => quiz([question({ options: [{ text: 'x'.repeat(1001), correct: true, feedback: '' }, { text: 'nein', correct: false, feedback: '' }] })]), { code: 'input/too-long', field: 'input.questions.0.options.0.text', bound: 1000 }],
  ['two right answers where one is right', QUIZ, () => quiz([question({}), question({ options: [{ text: 'a', correct: true, feedback: '' }, { text: 'b', correct: true, feedback: '' }] })]), { code: 'curricula/one-right-answer', field: 'input.questions.1.options', bound: 1 }],
  ['no right answer where several may be', QUIZ, () => quiz([question({ kind: 'multiple', options: [{ text: 'a', correct: false, feedback: '' }, { text: 'b', correct: false, feedback: '' }] })]), { code: 'curricula/no-right-answer', field: 'input.questions.0.options', bound: 1 }],
  ['three answers to a statement', QUIZ, () => quiz([question({ kind: 'truth', options: ['a', 'b', 'c'].map((text, index) => ({ text, correct: !index, feedback: '' })) })]), { code: 'curricula/two-answers', field: 'input.questions.0.options', bound: 2 }],
  ['the same question twice', QUIZ, () => quiz([question({ uuid: '7b0f9d8e-3f43-4c58-9b0f-0c4f6f8f7a11' }), question({ uuid: '7b0f9d8e-3f43-4c58-9b0f-0c4f6f8f7a11' })]), { code: 'curricula/question-twice', field: 'input.questions.1.uuid' }],
  ['more than all as a pass mark', QUIZ, () => quiz([question({})], { passPercent: 101 }), { code: 'input/too-large', field: 'input.passPercent', bound: 100 }],
  ['a unit that does not exist', UNIT, () => lesson({ id: '7b0f9d8e-3f43-4c58-9b0f-0c4f6f8f7a11' }), { code: 'platform/not-found' }],
])('%s is refused', async (_, document, variables, refusal) => {
  expect(await trainer.refused(document, variables())).toEqual([refusal]);
});

test('nothing of what was refused is stored', async () => {
  const { rows } = await world.db.query("select count(*)::int as touched from module m join unit u on u.module_id = m.id where m.curriculum_version_id = $1 and (m.version > 1 or u.version > 1)", [draft.id]);
  expect(rows).toEqual([{ touched: 0 }]);
});

test('HTML in names stays the text that it is', async () => {
  const title = '<img src=x onerror=alert(1)> & "Zitat"';
  expect(await trainer.see(UNIT, lesson({ title }))).toEqual({ editUnit: { title } });
});

test('a published version is refused by its services too', async () => {
  const { rows: [unit] } = await world.db.query("select u.id from unit u join module m on m.id = u.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id where u.kind = 'lesson' limit 1");
  expect(await trainer.refused(UNIT, lesson({ id: unit.id, version: 1 }))).toEqual([{ code: 'curricula/published' }]);
});

test('a note of spaces publishes nothing', async () => {
  const { curricula } = await trainer.see<{ curricula: { draft: { id: string; version: number } }[] }>('{ curricula { draft { id version } } }');
  const { id, version } = curricula[0]!.draft;
  expect(await trainer.refused('mutation P($input: PublishInput!) { publishDraft(input: $input) { id } }', { input: { draftId: id, version, note: ' \n ' } })).toEqual([{ code: 'input/too-short', field: 'input.note', bound: 1 }]);
});

test.each(['hannelore-schwarzenbach-obermueller', 'sabine-rauenbuehler', 'renate-kuehnel', 'waltraud-spaetling-neureuther', 'heike-zuegel'])('%s writes in no curriculum', async (person) => {
  const browser = await as(person);
  expect([await browser.refused(UNIT, lesson({})), await browser.refused(QUIZ, quiz([question({})])), await browser.refused(MODULE, module({}))]).toEqual([[{ code: 'platform/not-found' }], [{ code: 'platform/not-found' }], [{ code: 'platform/not-found' }]]);
});

test.each(['martina-roesch-vollmer', 'kai-uwe-brandstaetter', 'cem-karadag'])('%s writes in the curriculum', async (person) => {
  const browser = await as(person);
  expect((await browser.see<{ curricula: object[] }>('{ curricula { id } }')).curricula.length).toBeGreaterThan(0);
});

test('the source of a unit and the right answers are for authors; the outline is for those who learn by it', async () => {
  const participant = await as('hannelore-schwarzenbach-obermueller');
  const { errors } = await participant.ask('{ cohorts { curriculumVersion { modules { title units { title source { body } } } } } }');
  expect([...new Set(errors!.map(({ extensions }) => extensions.code))]).toEqual(['platform/not-found']);
  const { cohorts } = await participant.see<{ cohorts: { curriculumVersion: { modules: { units: object[] }[] } }[] }>('{ cohorts { curriculumVersion { modules { title units { title kind minutes } } } } }');
  expect(cohorts[0]!.curriculumVersion.modules.map(({ units }) => units.length)).toEqual([5, 5, 5, 6, 5, 6]);
});

test('a diagram is shown to those who learn by it, alone and harmless, and to nobody else', async () => {
  const { rows: [asset] } = await world.db.query("select a.module_id, a.name from module_asset a join module m on m.id = a.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.slug = 'durchgang-2022' limit 1");
  const path = `/curricula/assets/${asset.module_id}/${asset.name}`;
  const shown = await (await as('hannelore-schwarzenbach-obermueller')).fetch(path);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('content-security-policy')]).toEqual([200, 'image/svg+xml; charset=utf-8', "default-src 'none'; style-src 'unsafe-inline'; sandbox"]);
  expect((await shown.text()).trimStart().startsWith('<svg')).toBe(true);
  const others = [await world.visitor().fetch(path), await (await as('heike-zuegel')).fetch(path), await trainer.fetch(`/curricula/assets/${asset.module_id}/nichts.svg`)];
  expect(others.map(({ status }) => status)).toEqual([401, 404, 404]);
});
