import { openWorld, type World } from '../support/world.js';

let world: World;
let cohort: string;
beforeAll(async () => {
  world = await openWorld();
  const { rows } = await world.db.query<{ id: string }>("select id from cohort where slug = 'durchgang-heute'");
  cohort = rows[0]!.id;
});
afterAll(() => world.close());

const START = '{ start { next { kind title startsAt link action } todo { kind subject count dueAt link } missing { kind subject count dueAt link } } }';
interface StartPage { start: Record<'next' | 'todo' | 'missing', { kind: string; subject?: string; link: string }[]> }

test('the start page tells a learner what is open and until when, and a trainer what opens soon', async () => {
  const { rows: [days] } = await world.db.query<{ closes_at: Date; quiz: string; first: string }>(
    `select o.closes_at, q.uuid as quiz, u.uuid as first from module_opening o join cohort c on c.id = o.cohort_id join module m on m.uuid = o.module_uuid and m.curriculum_version_id = c.curriculum_version_id
     join unit q on q.module_id = m.id and q.kind = 'quiz' join unit u on u.module_id = m.id and u.position = 2 where c.id = $1 and m.slug = 'kommunikation'`, [cohort]);
  const dueAt = days!.closes_at.toISOString();
  const { start: trainers } = await (await world.as('beate-hirschmueller')).see<StartPage>(START);
  expect(trainers.todo.filter(({ kind }) => kind === 'module-opens').map(({ subject, link }) => [subject, link])).toEqual([
    ['Beratung', `/cohorts/${cohort}/modules`], ['Anerkennung und Assessment', `/cohorts/${cohort}/modules`],
  ]);

  // The board has three places: sessions of the workshop stand before the deadline until they are over.
  world.clock.set(new Date('2026-03-11T22:00:00Z'));
  const { start } = await (await world.as('ralf-uebelhoer')).see<StartPage>(START);
  const ours = (entries: { link: string }[]): object[] => entries.filter(({ link }) => link.startsWith('/learning'));
  expect(ours(start.next)).toEqual([{ kind: 'deadline', title: 'Kommunikation und Ansprache', startsAt: dueAt, link: `/learning/${cohort}/${days!.first}`, action: 'learn' }]);
  expect(ours(start.todo)).toEqual([{ kind: 'unit-open', subject: 'Kommunikation und Ansprache', count: 3, dueAt, link: `/learning/${cohort}/${days!.first}` }]);
  expect(ours(start.missing)).toEqual([
    { kind: 'quiz-not-passed', subject: 'Quiz: Kommunikation und Ansprache', count: 1, dueAt, link: `/learning/${cohort}/${days!.quiz}` },
    { kind: 'marks-recorded', subject: 'Laufender Durchgang', count: 12, dueAt: null, link: `/learning/${cohort}` },
  ]);
});

test('a list stands on the start page of whom something can wait for: nobody else reads that all is done', async () => {
  const lists = async (person: string): Promise<unknown> => {
    const { start: { todo, missing } } = await (await world.as(person)).see<{ start: Record<'todo' | 'missing', { kind: string; subject: string }[] | null> }>(
      '{ start { todo { kind subject } missing { kind subject } } }');
    return { todo: todo?.map(({ kind }) => kind), missing: missing?.map(({ kind, subject }) => `${kind} ${subject}`) };
  };
  expect({
    organiser: await lists('martina-roesch-vollmer'), committee: await lists('waltraud-spaetling-neureuther'), funder: await lists('heike-zuegel'),
    administrator: await lists('kai-uwe-brandstaetter'),
  }).toEqual({
    organiser: { todo: [], missing: ['marks-recorded Laufender Durchgang', 'marks-recorded Durchgang 2022'] }, committee: {}, funder: {}, administrator: { todo: [] },
  });
});
