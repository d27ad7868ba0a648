import { randomUUID } from 'node:crypto';
import type { World } from './world.js';

export interface SmallCohort {
  readonly id: string;
  /** Of the modules, in their order. */
  readonly modules: readonly string[];
  /** Of the quizzes, one in each module. */
  readonly quizzes: readonly string[];
}

/**
 * A cohort of its own in the demo programme, put into the database around the services: some of the people of the
 * running cohort, and a curriculum of some modules that are open, each with a lesson and a quiz of one question.
 */
export async function smallCohort(world: World, size: { people: number; modules: number }): Promise<SmallCohort> {
  const { db } = world;
  const [curriculum, version, cohort] = [randomUUID(), randomUUID(), randomUUID()];
  const { rows: [template] } = await db.query<{ id: string; programme_id: string }>("select id, programme_id from cohort where slug = 'durchgang-heute'");
  await db.query('insert into curriculum (id, slug, title) values ($1, $2, $3)', [curriculum, `klein-${curriculum}`, 'Klein']);
  await db.query("insert into curriculum_version (id, curriculum_id, state, title) values ($1, $2, 'draft', 'Klein')", [version, curriculum]);
  const modules = Array.from({ length: size.modules }, () => randomUUID());
  const quizzes = modules.map(() => randomUUID());
  for (const [index, uuid] of modules.entries()) {
    const module = randomUUID();
    await db.query("insert into module (id, curriculum_version_id, uuid, slug, position, title, presence_minutes, online_minutes) values ($1, $2, $3, $4, $5, $6, 0, 45)",
      [module, version, uuid, `m-${index}`, index + 1, `Modul ${index + 1}`]);
    await db.query("insert into unit (id, module_id, uuid, slug, position, kind, title, minutes, body) values ($1, $2, $3, 'text', 1, 'lesson', 'Lektion', 30, '## Anfang')", [randomUUID(), module, randomUUID()]);
    await db.query("insert into unit (id, module_id, uuid, slug, position, kind, title, minutes, quiz) values ($1, $2, $3, 'quiz', 2, 'quiz', 'Quiz', 15, $4)", [randomUUID(), module, quizzes[index], JSON.stringify({
      passShare: 0.5, attempts: null,
      questions: [{ uuid: quizzes[index], kind: 'truth', text: 'Stimmt das?', explanation: 'Ja.', options: [{ text: 'Richtig', correct: true }, { text: 'Falsch', correct: false }] }],
    })]);
  }
  await db.query("update curriculum_version set state = 'published', number = 1, patch = 0, published_at = now() where id = $1", [version]);
  await db.query(`insert into cohort (id, programme_id, curriculum_version_id, slug, title, starts_on, ends_on)
    select $1, programme_id, $2, $3, 'Kleiner Durchgang', starts_on, ends_on from cohort where id = $4`, [cohort, version, `klein-${cohort}`, template!.id]);
  for (const uuid of modules) await db.query("insert into module_opening (id, cohort_id, module_uuid, opens_at) values ($1, $2, $3, '2020-01-01')", [randomUUID(), cohort, uuid]);
  const { rows: people } = await db.query<{ person_id: string; site_id: string; kind: string; valid_from: string }>(
    `select e.person_id, s.site_id, s.kind, e.valid_from::text from enrolment e join seat s on s.id = e.seat_id join person p on p.id = e.person_id
     where e.cohort_id = $1 order by p.family_name limit $2`, [template!.id, size.people]);
  for (const { person_id: person, site_id: site, kind, valid_from: from } of people) {
    const seat = randomUUID();
    await db.query('insert into seat (id, cohort_id, site_id, kind, valid_from) values ($1, $2, $3, $4, $5)', [seat, cohort, site, kind, from]);
    await db.query('insert into enrolment (id, cohort_id, seat_id, person_id, valid_from) values ($1, $2, $3, $4, $5)', [randomUUID(), cohort, seat, person, from]);
  }
  return { id: cohort, modules, quizzes };
}
