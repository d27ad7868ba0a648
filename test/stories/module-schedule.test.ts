import type { Browser } from '../support/browser-session.js';
import { smallCohort } from '../support/small-cohort.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let cohort: string;
let trainer: Browser;
const modules: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  const { rows } = await world.db.query<{ id: string; slug: string; uuid: string }>(
    "select c.id, m.slug, m.uuid from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id where c.slug = 'durchgang-heute'");
  cohort = rows[0]!.id;
  for (const { slug, uuid } of rows) modules[slug] = uuid;
  trainer = await world.as('beate-hirschmueller');
});
afterAll(() => world.close());

interface Days { title: string; state: string; opensAt: string | null; closesAt: string | null; version: number | null; firstSessionAt: string | null }
const SCHEDULE = 'query ($cohort: ID!) { moduleSchedule(cohortId: $cohort) { title state opensAt closesAt version firstSessionAt } }';
const SET = 'mutation ($input: ScheduleInput!) { scheduleModule(input: $input) { opensAt closesAt version } }';
const OPEN = 'mutation ($input: ModuleInput!) { openModule(input: $input) { opensAt closesAt version } }';
const CLOSE = 'mutation ($input: ModuleInput!) { closeModule(input: $input) { opensAt closesAt version } }';
const ROSTER = `query ($cohort: ID!) { progressOf(cohortId: $cohort) { columns { unitsRequired quizzes pointsPossible }
  rows { familyName givenName siteName seat current lastActivityAt cells { unitsDone quizzesPassed bestPoints } } } }`;

const schedule = async (): Promise<Days[]> => (await trainer.see<{ moduleSchedule: Days[] }>(SCHEDULE, { cohort })).moduleSchedule;
const module = (slug: string, version?: number): { cohortId: string; moduleUuid: string; version?: number } => ({ cohortId: cohort, moduleUuid: modules[slug]!, ...(version ? { version } : {}) });

test('a trainer sees when each module is open', async () => {
  expect((await schedule()).map(({ title, state, version }) => [title, state, version])).toEqual([
    ['Grundverständnis und Projektrahmen', 'closed', 1], ['Sozialraum und Schlüsselpersonen', 'closed', 1], ['Kommunikation und Ansprache', 'open', 1],
    ['Beratung', 'not-open-yet', 1], ['Anerkennung und Assessment', 'not-open-yet', 1], ['Begleitung und Qualität', 'not-open-yet', 1],
  ]);
});

test('a trainer opens a module now, and a learner finds it open', async () => {
  const learner = await world.as('ralf-uebelhoer');
  const LINE = 'query ($cohort: ID!) { learning(cohortId: $cohort) { modules { state blocked } } }';
  const stateOf = async (): Promise<unknown> => (await learner.see<{ learning: { modules: object[] } }>(LINE, { cohort })).learning.modules[3];
  expect(await stateOf()).toEqual({ state: 'blocked', blocked: 'not-open-yet' });
  const before = (await schedule())[3]!;
  const { openModule } = await trainer.see<{ openModule: { opensAt: string; closesAt: string; version: number } }>(OPEN, { input: module('beratung', 1) });
  expect({ ...openModule, opensAt: Math.abs(new Date(openModule.opensAt).getTime() - world.clock.now().getTime()) < 60_000 }).toEqual({ opensAt: true, closesAt: before.closesAt, version: 2 });
  expect(await stateOf()).toEqual({ state: 'open', blocked: null });
  await trainer.see(CLOSE, { input: module('beratung', 2) });
  expect(await stateOf()).toEqual({ state: 'blocked', blocked: 'closed' });
  expect(await trainer.refused(CLOSE, { input: module('beratung', 3) })).toEqual([{ code: 'learning/not-open', field: 'input.moduleUuid' }]);
  // Opened again: the closing day that has passed is gone.
  expect((await trainer.see<{ openModule: { closesAt: null } }>(OPEN, { input: module('beratung', 3) })).openModule.closesAt).toBeNull();
});

test('a trainer sets the days of a module; of two who do the second is told what stands there', async () => {
  const days = { opensAt: '2026-04-01T06:00:00.000Z', closesAt: '2026-05-01T22:00:00.000Z' };
  expect(await trainer.see(SET, { input: { ...module('anerkennung', 1), ...days } })).toEqual({ scheduleModule: { ...days, version: 2 } });
  const { errors } = await trainer.ask(SET, { input: { ...module('anerkennung', 1), ...days, closesAt: null } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: 'platform/changed-meanwhile', field: 'version', current: { ...days, version: 2 } }]);
  const both = await Promise.all(['2026-06-01T00:00:00Z', '2026-07-01T00:00:00Z'].map((closesAt) => trainer.ask(SET, { input: { ...module('anerkennung', 2), ...days, closesAt } })));
  expect(both.map(({ errors: refused }) => refused?.[0]?.extensions.code ?? 'saved').sort()).toEqual(['platform/changed-meanwhile', 'saved']);
});

test('a module without days is scheduled once, though two do it at once', async () => {
  await world.db.query('delete from module_opening where cohort_id = $1 and module_uuid = $2', [cohort, modules['begleitung']]);
  expect((await schedule())[5]).toMatchObject({ state: 'not-scheduled', opensAt: null, closesAt: null, version: null });
  const input = { ...module('begleitung'), opensAt: '2026-05-01T00:00:00Z' };
  const both = await Promise.all([1, 2].map(() => trainer.ask(SET, { input })));
  expect(both.map(({ errors }) => errors?.[0]?.extensions.code ?? 'saved').sort()).toEqual(['platform/changed-meanwhile', 'saved']);
});

test('days that cannot be are refused, also by the database itself', async () => {
  const opensAt = '2026-05-01T00:00:00.000Z';
  const refused = (input: object): Promise<object[]> => trainer.refused(SET, { input: { ...module('begleitung', 1), opensAt, ...input } });
  expect(await refused({ closesAt: opensAt })).toEqual([{ code: 'learning/closes-before-it-opens', field: 'input.closesAt', bound: opensAt }]);
  expect(await refused({ opensAt: '1066-10-14T00:00:00Z' })).toEqual([{ code: 'input/too-small', field: 'input.opensAt', bound: '2000-01-01' }]);
  expect(await refused({ closesAt: '9999-01-01T00:00:00Z' })).toEqual([{ code: 'input/too-large', field: 'input.closesAt', bound: '2100-01-01' }]);
  const notADate = (field: string, bound: string): object[] => [{ code: 'input/not-a-date', field, bound }];
  expect(await refused({ opensAt: '31. Juni' })).toEqual(notADate('input.opensAt', 'YYYY-MM-DDTHH:MM:SSZ'));
  expect(await refused({ opensAt: '2026-06-30' })).toEqual(notADate('input.opensAt', 'YYYY-MM-DDTHH:MM:SSZ'));
  expect(await refused({ closesAt: '2026-06-31T00:00:00Z' })).toEqual(notADate('input.closesAt', 'YYYY-MM-DD'));
  expect(await refused({ moduleUuid: cohort })).toEqual([{ code: 'platform/not-found' }]);
  await expect(world.db.query('update module_opening set closes_at = opens_at')).rejects.toMatchObject({ code: '23514' });
  await expect(world.db.query('insert into module_opening select gen_random_uuid(), cohort_id, module_uuid, opens_at, closes_at from module_opening')).rejects.toMatchObject({ code: '23505' });
});

test('nobody but those who run the programme sees how far others are, and only trainers and organisers set days', async () => {
  for (const [person, mayRead] of [['cornelia-mueller-wachtendonk', false], ['sabine-rauenbuehler', false], ['heike-zuegel', false], ['renate-kuehnel', true]] as const) {
    const somebody = await world.as(person);
    expect(await somebody.refused(ROSTER, { cohort })).toEqual(mayRead ? [] : [{ code: 'platform/not-found' }]);
    expect(await somebody.refused(SCHEDULE, { cohort })).toEqual(mayRead ? [] : [{ code: 'platform/not-found' }]);
    expect(await somebody.refused(OPEN, { input: module('anerkennung', 3) })).toEqual([{ code: 'platform/not-found' }]);
  }
});

test('the roster shows how far everybody is', async () => {
  const { progressOf: { columns, rows } } = await trainer.see<{ progressOf: { columns: object[]; rows: { familyName: string }[] } }>(ROSTER, { cohort });
  expect(columns).toEqual([3, 3, 3, 4, 3, 4].map((unitsRequired) => ({ unitsRequired, quizzes: 1, pointsPossible: 5 })));
  expect(rows).toHaveLength(14);
  const none = { unitsDone: 0, quizzesPassed: 0, bestPoints: null };
  expect(rows.filter(({ familyName }) => familyName === 'Çelik')).toEqual([{
    familyName: 'Çelik', givenName: 'Murat', siteName: 'Ulm', seat: 'deputy', current: true, lastActivityAt: expect.any(String) as string,
    cells: [{ unitsDone: 3, quizzesPassed: 0, bestPoints: 2 }, none, none, none, none, none],
  }]);
});

test('roster and schedule cost the same with one and with three rows', async () => {
  for (const rows of [1, 3]) {
    const small = await smallCohort(world, { people: rows, modules: rows });
    const { progressOf } = await trainer.see<{ progressOf: { rows: object[] } }>(ROSTER, { cohort: small.id });
    expect(progressOf.rows).toHaveLength(rows);
    expect(await world.statements(() => trainer.see(ROSTER, { cohort: small.id }))).toBe(3);
    expect(await world.statements(() => trainer.see(SCHEDULE, { cohort: small.id }))).toBe(3);
  }
});
