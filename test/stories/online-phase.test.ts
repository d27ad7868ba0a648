import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Progress } from '../../server/src/learning/progress.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

interface Expected {
  readonly persons: Readonly<Record<string, { units: { done: number; required: number; missingIn: string[] }; quizzes: { passed: number; required: number; notPassed: string[] } }>>;
}

test('the online phase of 2022 comes out as the files expect it, for all fifteen', async () => {
  const expected = parse(readFileSync('seeds/demo/servicepunkte/expected.yaml', 'utf8')) as Expected;
  const { rows: [cohort] } = await world.db.query<{ id: string }>("select id from cohort where slug = 'durchgang-2022'");
  const { persons } = parse(readFileSync('seeds/demo/servicepunkte/persons.yaml', 'utf8')) as { persons: { key: string; uuid: string }[] };
  const { rows: modules } = await world.db.query<{ uuid: string; name: string }>(
    "select m.uuid, lpad(m.position::text, 2, '0') || '-' || m.slug as name from module m join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.id = $1", [cohort!.id]);
  const keyOf = new Map(persons.map(({ uuid, key }) => [uuid, key]));
  const nameOf = new Map(modules.map(({ uuid, name }) => [uuid, name]));

  const phases = await world.app.get(Progress).onlinePhaseOf(cohort!.id, world.orm.em.fork());
  const computed = Object.fromEntries(phases.map(({ personId, unitsDone, unitsRequired, quizzes, modules: parts }) => [keyOf.get(personId), {
    units: { done: unitsDone, required: unitsRequired, missingIn: parts.filter((part) => part.unitsDone < part.unitsRequired).map((part) => nameOf.get(part.moduleUuid)) },
    quizzes: { passed: quizzes.filter((quiz) => quiz.passed).length, required: quizzes.length, notPassed: quizzes.filter((quiz) => !quiz.passed).map((quiz) => nameOf.get(quiz.moduleUuid)) },
  }]));
  expect(computed).toEqual(Object.fromEntries(Object.entries(expected.persons).map(([key, { units, quizzes }]) => [key, { units, quizzes }])));
  expect(Object.keys(computed)).toHaveLength(15);
});
