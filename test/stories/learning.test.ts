import { randomUUID } from 'node:crypto';
import type { QuizContent } from '../../server/src/curricula/quiz-content.js';
import type { Browser } from '../support/browser-session.js';
import { smallCohort } from '../support/small-cohort.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let cohort: string;
let past: string;
let ralf: Browser;
let trainer: Browser;
const units: Record<string, string> = {};
const modules: Record<string, string> = {};
let quiz: QuizContent;

beforeAll(async () => {
  world = await openWorld();
  const { rows: cohorts } = await world.db.query<{ id: string; slug: string }>('select id, slug from cohort');
  cohort = cohorts.find(({ slug }) => slug === 'durchgang-heute')!.id;
  past = cohorts.find(({ slug }) => slug === 'durchgang-2022')!.id;
  const { rows } = await world.db.query<{ module: string; unit: string; uuid: string; module_uuid: string; quiz: QuizContent | null }>(
    `select m.slug as module, u.slug as unit, u.uuid, m.uuid as module_uuid, u.quiz from unit u join module m on m.id = u.module_id
     join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.id = $1`, [cohort]);
  for (const row of rows) {
    units[`${row.module}/${row.unit}`] = row.uuid;
    modules[row.module] = row.module_uuid;
    if (row.module === 'kommunikation' && row.quiz) quiz = row.quiz;
  }
  ralf = await world.as('ralf-uebelhoer');
  trainer = await world.as('beate-hirschmueller');
});
afterAll(() => world.close());

const LINE = `query ($cohort: ID!) { learning(cohortId: $cohort) { unitsDone unitsRequired quizzesPassed quizzes enrolled resume { title moduleTitle anchor begun }
  modules { title state blocked opensAt closesAt unitsDone unitsRequired quizzesPassed quizzes units { title kind state anchor attemptsLeft sessionsAttended sessionsPlanned } } } }`;
const LESSON = `query ($cohort: ID!, $unit: ID!) { lesson(cohortId: $cohort, unitUuid: $unit) { unit { title state anchor } moduleTitle blocked closesAt html text version
  quiz { pointsPossible pointsNeeded attemptsLeft passed bestPoints questions { uuid kind options } latest { attempt { points passed } questions { right chosen rightOptions } } } previous { title } next { title } } }`;
const NOTE = 'mutation ($input: PositionInput!) { noteProgress(input: $input) { position version } }';
const FINISH = 'mutation ($input: UnitInput!) { finishUnit(input: $input) { doneAt version } }';
const WRITE = 'mutation ($input: WritingInput!) { saveReflection(input: $input) { text version } }';
const ANSWER = `mutation ($input: AnswersInput!) { answerQuiz(input: $input) { attempt { points pointsPossible passed } questions { right chosen feedback explanationHtml rightOptions } } }`;

const unit = (path: string): { cohortId: string; unitUuid: string } => ({ cohortId: cohort, unitUuid: units[path]! });
const right = (): { questionUuid: string; options: number[] }[] =>
  quiz.questions.map(({ uuid, options }) => ({ questionUuid: uuid, options: options.flatMap(({ correct }, index) => (correct ? [index] : [])) }));
/** The first `n` rightly, the others by an option that is wrong. */
const answers = (n: number): { questionUuid: string; options: number[] }[] =>
  right().map((answer, index) => (index < n ? answer : { ...answer, options: [quiz.questions[index]!.options.findIndex(({ correct }) => !correct)] }));

test('the line shows what is done, next, blocked and why', async () => {
  const { learning } = await ralf.see<{ learning: { modules: { title: string; state: string; blocked: string | null; unitsDone: number; unitsRequired: number; quizzesPassed: number; units: object[] }[] } }>(LINE, { cohort });
  expect({ ...learning, modules: learning.modules.map(({ title, state, blocked, unitsDone, unitsRequired, quizzesPassed }) => [title, state, blocked, unitsDone, unitsRequired, quizzesPassed]) }).toEqual({
    unitsDone: 6, unitsRequired: 20, quizzesPassed: 2, quizzes: 6, enrolled: true,
    resume: { title: 'Zielgruppen und Botschaften', moduleTitle: 'Kommunikation und Ansprache', anchor: '', begun: false },
    modules: [
      ['Grundverständnis und Projektrahmen', 'done', null, 3, 3, 1],
      ['Sozialraum und Schlüsselpersonen', 'done', null, 3, 3, 1],
      ['Kommunikation und Ansprache', 'next', null, 0, 3, 0],
      ['Beratung', 'blocked', 'not-open-yet', 0, 4, 0],
      ['Anerkennung und Assessment', 'blocked', 'not-open-yet', 0, 3, 0],
      ['Begleitung und Qualität', 'blocked', 'not-open-yet', 0, 4, 0],
    ],
  });
});

test('a session unit says how many of its sessions are cancelled', async () => {
  const QUERY = 'query ($cohort: ID!) { learning(cohortId: $cohort) { modules { title units { kind sessionsAttended sessionsPlanned sessionsCancelled } } } }';
  const sessions = async (): Promise<unknown[]> => (await ralf.see<{ learning: { modules: { title: string; units: { kind: string }[] }[] } }>(QUERY, { cohort })).learning.modules
    .flatMap(({ title, units: all }) => all.filter(({ kind }) => kind === 'session').map((one) => [title, one]));
  const { rows } = await world.db.query<{ title: string; planned: number; cancelled: number }>(`select m.title, count(s.id) filter (where 'cancelled' not in (s.status, e.status))::int as planned,
      count(s.id) filter (where 'cancelled' in (s.status, e.status))::int as cancelled
    from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id left join event e on e.cohort_id = c.id left join session s on s.event_id = e.id and s.module_uuid = m.uuid
    where c.id = $1 group by m.id order by m.position`, [cohort]);
  expect(rows.map(({ cancelled }) => cancelled)).toEqual([0, 0, 0, 1, 0, 0]);
  const found = await sessions();
  expect(found).toEqual(rows.map(({ title, planned, cancelled }) => [title, { kind: 'session', sessionsAttended: expect.any(Number), sessionsPlanned: planned, sessionsCancelled: cancelled }]));
});

test('a session is done by a mark in attendance', async () => {
  const { learning } = await (await world.as('malgorzata-wisniewska-brueckner')).see<{ learning: { modules: { units: { kind: string; state: string; sessionsAttended: number; sessionsPlanned: number }[] }[] } }>(LINE, { cohort: past });
  const sessions = learning.modules.map((module) => module.units.filter(({ kind }) => kind === 'session').map(({ state, sessionsAttended, sessionsPlanned }) => [state, sessionsAttended, sessionsPlanned]));
  const { rows } = await world.db.query<{ attended: number; planned: number }>(
    `select count(k.id) filter (where k.kind in ('present', 'late', 'left-early'))::int as attended, count(*)::int as planned
     from session s join event e on e.id = s.event_id join module m on m.uuid = s.module_uuid join cohort c on c.id = e.cohort_id and c.curriculum_version_id = m.curriculum_version_id
     left join mark k on k.session_id = s.id and k.person_id = (select person_id from contact_data where email = 'malgorzata.wisniewska-brueckner@example.org')
     where c.id = $1 group by m.position order by m.position`, [past]);
  expect(sessions).toEqual(rows.map(({ attended, planned }) => [['done', attended, planned]]));
});

test('a learner reads, stops, and goes on at the same heading on another device', async () => {
  const reading = unit('kommunikation/zielgruppen-und-botschaften');
  const { lesson } = await ralf.see<{ lesson: { html: string } }>(LESSON, { cohort, unit: reading.unitUuid });
  const anchor = /<h2 id="([^"]+)"/.exec(lesson.html)![1]!;
  expect(await ralf.see(NOTE, { input: { ...reading, anchor } })).toEqual({ noteProgress: { position: anchor, version: 1 } });

  const elsewhere = await world.as('ralf-uebelhoer');
  const { learning } = await elsewhere.see<{ learning: { resume: object } }>(LINE, { cohort });
  expect(learning.resume).toEqual({ title: 'Zielgruppen und Botschaften', moduleTitle: 'Kommunikation und Ansprache', anchor, begun: true });
  const again = await elsewhere.see<{ lesson: { unit: object } }>(LESSON, { cohort, unit: reading.unitUuid });
  expect(again.lesson.unit).toEqual({ title: 'Zielgruppen und Botschaften', state: 'begun', anchor });

  // Somewhere else for a while, then here again: where one was last is where one goes on.
  await ralf.see(NOTE, { input: { ...unit('kommunikation/formate'), anchor: '' } });
  world.clock.set(new Date(world.clock.now().getTime() + 60_000));
  await ralf.see(NOTE, { input: { ...reading, anchor } });
  expect((await ralf.see<{ learning: { resume: { title: string } } }>(LINE, { cohort })).learning.resume.title).toBe('Zielgruppen und Botschaften');

  const { finishUnit } = await elsewhere.see<{ finishUnit: { doneAt: string } }>(FINISH, { input: reading });
  world.clock.set(new Date('2026-03-11T09:00:00Z'));
  expect((await ralf.see<{ finishUnit: { doneAt: string } }>(FINISH, { input: reading })).finishUnit.doneAt).toBe(finishUnit.doneAt);
  expect((await ralf.see<{ learning: { resume: { title: string } } }>(LINE, { cohort })).learning.resume.title).toBe('Formate, die ankommen');
});

test('of two devices that write the same text the second is refused with what stands there now', async () => {
  const writing = unit('kommunikation/plan');
  expect(await ralf.refused(FINISH, { input: writing })).toEqual([{ code: 'learning/nothing-written', field: 'input.text', bound: 1 }]);
  expect(await ralf.see(WRITE, { input: { ...writing, text: 'Wochenmarkt', version: 1 } })).toEqual({ saveReflection: { text: 'Wochenmarkt', version: 2 } });
  const { errors } = await ralf.ask(WRITE, { input: { ...writing, text: 'Bücherei', version: 1 } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: 'platform/changed-meanwhile', field: 'version', current: { text: 'Wochenmarkt', version: 2 } }]);
  // Reading on elsewhere does not count as a change of the text.
  await ralf.see(NOTE, { input: { ...writing, anchor: '' } });
  const both = await Promise.all(['Bücherei', 'Dorfladen'].map((text) => ralf.ask(WRITE, { input: { ...writing, text, version: 2 } })));
  expect(both.map(({ errors: refused }) => refused?.[0]?.extensions.code ?? 'saved').sort()).toEqual(['platform/changed-meanwhile', 'saved']);
  expect((await ralf.ask(WRITE, { input: { ...unit('kommunikation/formate'), text: 'x', version: 1 } })).errors![0]!.extensions).toEqual({ code: 'learning/nothing-to-write', field: 'input.unitUuid', kind: 'lesson' });
  expect(await ralf.see(FINISH, { input: writing })).toEqual({ finishUnit: { doneAt: expect.any(String) as string, version: 3 } });
});

test('a quiz is failed, then passed; the right answers are told only when nothing is left to try', async () => {
  const taking = unit('kommunikation/quiz');
  const before = await ralf.see<{ lesson: { quiz: object } }>(LESSON, { cohort, unit: taking.unitUuid });
  expect(before.lesson.quiz).toEqual({
    pointsPossible: quiz.questions.length, pointsNeeded: 4, attemptsLeft: 3, passed: false, bestPoints: null, latest: null,
    questions: quiz.questions.map(({ uuid, kind, options }) => ({ uuid, kind, options: options.map(({ text }) => text) })),
  });
  const failed = await ralf.see<{ answerQuiz: { attempt: object; questions: { right: boolean; rightOptions: number[] | null; explanationHtml: string }[] } }>(ANSWER, { input: { ...taking, answers: answers(3) } });
  expect(failed.answerQuiz.attempt).toEqual({ points: 3, pointsPossible: quiz.questions.length, passed: false });
  expect(failed.answerQuiz.questions.map(({ right: isRight, rightOptions }) => [isRight, rightOptions])).toEqual(quiz.questions.map((_, index) => [index < 3, null]));
  expect(failed.answerQuiz.questions.every(({ explanationHtml }) => explanationHtml.startsWith('<p>'))).toBe(true);

  const passed = await ralf.see<{ answerQuiz: { attempt: object; questions: { rightOptions: number[] }[] } }>(ANSWER, { input: { ...taking, answers: right() } });
  expect(passed.answerQuiz.attempt).toEqual({ points: quiz.questions.length, pointsPossible: quiz.questions.length, passed: true });
  expect(passed.answerQuiz.questions.map(({ rightOptions }) => rightOptions)).toEqual(right().map(({ options }) => options));

  // The best attempt counts: a worse one after it takes nothing away.
  await ralf.see(ANSWER, { input: { ...taking, answers: answers(0) } });
  const after = await ralf.see<{ lesson: { quiz: { passed: boolean; bestPoints: number; attemptsLeft: number; latest: { attempt: object } } } }>(LESSON, { cohort, unit: taking.unitUuid });
  expect([after.lesson.quiz.passed, after.lesson.quiz.bestPoints, after.lesson.quiz.attemptsLeft, after.lesson.quiz.latest.attempt]).toEqual([true, quiz.questions.length, 0, { points: 0, passed: false }]);
  const { rows } = await world.db.query('select distinct a.curriculum_version_id = c.curriculum_version_id as pinned from quiz_attempt a join cohort c on c.id = a.cohort_id where c.id = $1', [cohort]);
  expect(rows).toEqual([{ pinned: true }]);
});

test('after the quiz, and at the end of a module, one is led to what is still to be done in it; a lesson in between leads on in order', async () => {
  const wolfgang = await world.as('wolfgang-schnuerle');
  const nextOf = async (path: string): Promise<string | undefined> => (await wolfgang.see<{ lesson: { next: { title: string } | null } }>(LESSON, { cohort, unit: units[path] })).lesson.next?.title;
  const { rows: [beratung] } = await world.db.query<{ opens_at: Date }>('select opens_at from module_opening where cohort_id = $1 and module_uuid = $2', [cohort, modules['beratung']]);
  const open = (at: Date): Promise<unknown> => world.db.query('update module_opening set opens_at = $3 where cohort_id = $1 and module_uuid = $2', [cohort, modules['beratung'], at]);
  await open(new Date('2026-03-01T00:00:00Z'));
  await wolfgang.see(FINISH, { input: unit('kommunikation/zielgruppen-und-botschaften') });
  await wolfgang.see(ANSWER, { input: { ...unit('kommunikation/quiz'), answers: right() } });
  expect([await nextOf('kommunikation/zielgruppen-und-botschaften'), await nextOf('kommunikation/quiz')]).toEqual(['Formate, die ankommen', 'Formate, die ankommen']);
  await wolfgang.see(FINISH, { input: unit('kommunikation/formate') });
  await wolfgang.see(WRITE, { input: { ...unit('kommunikation/plan'), text: 'Wochenmarkt', version: 1 } });
  await wolfgang.see(FINISH, { input: unit('kommunikation/plan') });
  expect(await nextOf('kommunikation/quiz')).toBe('Im Workshop: Beratung üben und den eigenen Stand bestimmen');
  await open(beratung!.opens_at);
});

test('the attempts are used up, also when several come at once', async () => {
  const pawel = await world.as('pawel-nowakowski');
  const input = { ...unit('kommunikation/quiz'), answers: answers(0) };
  const all = await Promise.all(Array.from({ length: 5 }, () => pawel.ask(ANSWER, { input })));
  expect(all.map(({ errors }) => errors?.[0]?.extensions.code ?? 'taken').sort()).toEqual(['learning/attempts-exhausted', 'learning/attempts-exhausted', 'taken', 'taken', 'taken']);
  expect(await pawel.refused(ANSWER, { input })).toEqual([{ code: 'learning/attempts-exhausted', bound: 3 }]);
  const { lesson } = await pawel.see<{ lesson: { quiz: { latest: { questions: { rightOptions: number[] }[] } } } }>(LESSON, { cohort, unit: input.unitUuid });
  expect(lesson.quiz.latest.questions.map(({ rightOptions }) => rightOptions)).toEqual(right().map(({ options }) => options));
});

test('an attempt is never changed, and none is added beyond the limit, by no way', async () => {
  await expect(world.db.query('update quiz_attempt set passed = true')).rejects.toMatchObject({ code: 'KB001' });
  const { rows } = await world.db.query<{ cohort_id: string; person_id: string; unit_uuid: string }>('select cohort_id, person_id, unit_uuid from quiz_attempt group by 1, 2, 3 having count(*) = 3');
  expect(rows.length).toBeGreaterThan(0);
  const { cohort_id: of, person_id: by, unit_uuid: quizUuid } = rows[0]!;
  await expect(world.db.query(`insert into quiz_attempt select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
    from quiz_attempt a where cohort_id = $1 and person_id = $2 and unit_uuid = $3 limit 1`, [of, by, quizUuid])).rejects.toMatchObject({ code: 'KB009' });
});

test('answers that do not fit are refused with the place where they do not, and nothing is stored', async () => {
  const theodor = await world.as('theodor-hoesch');
  const taking = unit('kommunikation/quiz');
  const refused = (given: object[]): Promise<object[]> => theodor.refused(ANSWER, { input: { ...taking, answers: given } });
  const [first, ...others] = right();
  const single = quiz.questions.findIndex(({ kind }) => kind !== 'multiple');
  expect(await refused(others)).toEqual([{ code: 'learning/answer-missing', field: 'input.answers', bound: quiz.questions.length }]);
  expect(await refused([])).toEqual([{ code: 'learning/answer-missing', field: 'input.answers', bound: quiz.questions.length }]);
  expect(await refused([{ ...first, options: [] }, ...others])).toEqual([{ code: 'learning/answer-missing', field: 'input.answers.0.options', bound: 1 }]);
  expect(await refused([{ ...first, options: [99] }, ...others])).toEqual([{ code: 'learning/option-out-of-range', field: 'input.answers.0.options', bound: quiz.questions[0]!.options.length - 1 }]);
  expect(await refused([{ ...first, options: [-1] }, ...others])).toEqual([{ code: 'learning/option-out-of-range', field: 'input.answers.0.options', bound: quiz.questions[0]!.options.length - 1 }]);
  expect(await refused([first!, first!, ...others])).toEqual([{ code: 'learning/answered-twice', field: 'input.answers.1.questionUuid' }]);
  expect(await refused([...right(), { questionUuid: randomUUID(), options: [0] }])).toEqual([{ code: 'learning/unknown-question', field: `input.answers.${quiz.questions.length}.questionUuid` }]);
  expect(await refused([{ questionUuid: 'drop table', options: [0] }])).toEqual([{ code: 'input/not-an-id', field: 'input.answers.0.questionUuid' }]);
  expect(await refused([{ ...first, options: Array.from({ length: 11 }, (_, index) => index) }])).toEqual([{ code: 'input/too-many', field: 'input.answers.0.options', bound: 10 }]);
  expect(await refused(Array.from({ length: 101 }, () => first!))).toEqual([{ code: 'input/too-many', field: 'input.answers', bound: 100 }]);
  expect(await refused(right().map((answer, index) => (index === single ? { ...answer, options: [0, 1] } : answer)))).toEqual([{ code: 'learning/one-option-only', field: `input.answers.${single}.options`, bound: 1 }]);
  expect((await theodor.ask(ANSWER, { input: { ...unit('kommunikation/formate'), answers: [] } })).errors![0]!.extensions).toEqual({ code: 'learning/no-quiz', field: 'input.unitUuid', kind: 'lesson' });
  const { rows } = await world.db.query("select count(*)::int as n from quiz_attempt a join contact_data c using (person_id) where c.email = 'theodor.hoesch@example.org' and a.unit_uuid = $1", [taking.unitUuid]);
  expect(rows).toEqual([{ n: 0 }]);
});

test('what is written keeps to its bounds', async () => {
  const writing = unit('kommunikation/plan');
  expect(await ralf.refused(WRITE, { input: { ...writing, text: 'x'.repeat(20_001), version: 3 } })).toEqual([{ code: 'input/too-long', field: 'input.text', bound: 20_000 }]);
  expect(await ralf.refused(WRITE, { input: { ...writing, text: 'a\u0000b', version: 3 } })).toEqual([{ code: 'input/control-character', field: 'input.text' }]);
  expect(await ralf.refused(WRITE, { input: { ...writing, text: 'x', version: 0 } })).toEqual([{ code: 'input/too-small', field: 'input.version', bound: 1 }]);
  expect(await ralf.refused(NOTE, { input: { ...writing, anchor: '"><img onerror=x>' } })).toEqual([{ code: 'learning/not-an-anchor', field: 'input.anchor' }]);
  expect(await ralf.refused(NOTE, { input: { ...writing, anchor: 'a'.repeat(201) } })).toEqual([{ code: 'input/too-long', field: 'input.anchor', bound: 200 }]);
  expect(await ralf.refused(FINISH, { input: { ...writing, unitUuid: 'x' } })).toEqual([{ code: 'input/not-an-id', field: 'input.unitUuid' }]);
  expect(await ralf.refused(FINISH, { input: { ...writing, unitUuid: randomUUID() } })).toEqual([{ code: 'platform/not-found' }]);
  expect(await ralf.refused(FINISH, { input: unit('kommunikation/quiz') })).toEqual([{ code: 'learning/not-finished-by-hand', field: 'input.unitUuid' }]);
  // HTML in a text is only text.
  const html = '<script>alert(1)</script> & <b>fett</b>';
  await ralf.see(WRITE, { input: { ...writing, text: html, version: 3 } });
  expect((await ralf.see<{ lesson: { text: string } }>(LESSON, { cohort, unit: writing.unitUuid })).lesson.text).toBe(html);
});

test('a module that is closed or not open yet accepts nothing and says since or until when', async () => {
  const murat = await world.as('murat-celik');
  const { rows } = await world.db.query<{ uuid: string; opens_at: Date; closes_at: Date }>('select module_uuid as uuid, opens_at, closes_at from module_opening where cohort_id = $1', [cohort]);
  const days = new Map(rows.map((row) => [row.uuid, row]));
  const refusal = async (query: string, variables: object): Promise<unknown> => (await murat.ask(query, variables)).errors?.map(({ extensions }) => extensions);
  expect(await refusal(FINISH, { input: unit('sozialraum/den-sozialraum-lesen') })).toEqual([{ code: 'learning/closed', closedAt: days.get(modules['sozialraum']!)!.closes_at.toISOString() }]);
  const later = [{ code: 'learning/not-open-yet', opensAt: days.get(modules['beratung']!)!.opens_at.toISOString() }];
  expect(await refusal(FINISH, { input: unit('beratung/das-gespraech') })).toEqual(later);
  expect(await refusal(LESSON, { cohort, unit: units['beratung/das-gespraech'] })).toEqual(later);
  await world.db.query('delete from module_opening where cohort_id = $1 and module_uuid = $2', [cohort, modules['begleitung']]);
  expect(await refusal(LESSON, { cohort, unit: units['begleitung/qualitaet-zeigen'] })).toEqual([{ code: 'learning/not-scheduled' }]);
  // What has closed can still be read.
  const { lesson } = await murat.see<{ lesson: { blocked: string; unit: { title: string }; next: { title: string } } }>(LESSON, { cohort, unit: units['sozialraum/den-sozialraum-lesen'] });
  expect([lesson.unit.title, lesson.blocked]).toEqual(['Den Sozialraum lesen', 'closed']);
});

test('whoever is of another cohort, or runs it, is answered as if there were none', async () => {
  for (const somebody of [await world.as('emre-sahin'), trainer, await world.as('sabine-rauenbuehler')]) {
    expect(await somebody.refused(LINE, { cohort })).toEqual([{ code: 'platform/not-found' }]);
    expect(await somebody.refused(LESSON, { cohort, unit: units['kommunikation/formate'] })).toEqual([{ code: 'platform/not-found' }]);
    expect(await somebody.refused(FINISH, { input: unit('kommunikation/formate') })).toEqual([{ code: 'platform/not-found' }]);
  }
  expect(await world.visitor().refused(LINE, { cohort })).toEqual([{ code: 'identity/sign-in-needed' }]);
});

test('whoever has given the seat on still reads, and nothing more is accepted', async () => {
  const klaus = await world.as('klaus-dieter-oettinger');
  world.clock.set(new Date('2022-07-11T10:00:00Z'));
  expect(await klaus.refused(FINISH, { input: { cohortId: past, unitUuid: units['sozialraum/den-sozialraum-lesen'] } })).toEqual([{ code: 'learning/not-enrolled-today' }]);
  expect((await klaus.see<{ lesson: { blocked: string } }>(LESSON, { cohort: past, unit: units['sozialraum/den-sozialraum-lesen'] })).lesson.blocked).toBe('not-enrolled');
  world.clock.set(new Date('2026-03-11T10:00:00Z'));
});

test('a correction of wording keeps what was done', async () => {
  const line = async (): Promise<unknown> => (await ralf.see<{ learning: object }>(LINE, { cohort })).learning;
  const before = await line();
  const { rows: [pinned] } = await world.db.query<{ version: string; curriculum: string }>(
    'select v.id as version, v.curriculum_id as curriculum from cohort c join curriculum_version v on v.id = c.curriculum_version_id where c.id = $1', [cohort]);
  await trainer.see('mutation ($id: ID!, $from: ID) { beginDraft(curriculumId: $id, fromVersionId: $from) { id } }', { id: pinned!.curriculum, from: pinned!.version });
  const { rows: [reading] } = await world.db.query<{ id: string; title: string; minutes: number; body: string; version: number; draft: string }>(
    `select u.id, u.title, u.minutes, u.body, u.version, v.id as draft from unit u join module m on m.id = u.module_id join curriculum_version v on v.id = m.curriculum_version_id
     where v.state = 'draft' and u.uuid = $1`, [units['kommunikation/formate']]);
  const { draft, body, ...unitOfDraft } = reading!;
  await trainer.see('mutation ($input: EditUnitInput!) { editUnit(input: $input) { id } }', { input: { ...unitOfDraft, body: `Ein Wort mehr. ${body}` } });
  const { rows: [ready] } = await world.db.query<{ version: number }>('select version from curriculum_version where id = $1', [draft]);
  await trainer.see('mutation ($input: PublishInput!) { releaseCorrection(input: $input) { patch } }', { input: { draftId: draft, version: ready!.version, note: 'Wortlaut' } });
  expect(await line()).toEqual(before);
  expect((await ralf.see<{ lesson: { html: string } }>(LESSON, { cohort, unit: units['kommunikation/formate'] })).lesson.html).toMatch(/^<p>Ein Wort mehr\. /);
  // An attempt made before is still explained by the version in which it was made.
  expect((await ralf.see<{ lesson: { quiz: { latest: object } } }>(LESSON, { cohort, unit: units['kommunikation/quiz'] })).lesson.quiz.latest).not.toBeNull();
});

test('the line costs the same with one and with three modules', async () => {
  const SMALL = 'query ($cohort: ID!) { learning(cohortId: $cohort) { modules { title units { title state } } } }';
  for (const modulesOfIt of [1, 3]) {
    const small = await smallCohort(world, { people: 14, modules: modulesOfIt });
    await ralf.see(SMALL, { cohort: small.id });
    expect(await world.statements(() => ralf.see(SMALL, { cohort: small.id }))).toBe(5);
  }
});
