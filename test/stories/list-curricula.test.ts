import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const LIST = `{ curricula { id slug title language authors
  draft { version correctedCohorts { title } }
  versions { number patch note publishedAt pinnedCohorts { title programmeTitle running } changes { title aspects } modules { title units { title kind minutes } } } } }`;

async function copyCurriculum(slug: string): Promise<void> {
  const { rows: [from] } = await world.db.query("select curriculum_id, id from curriculum_version where state = 'published' order by number, patch limit 1");
  await world.db.query('insert into curriculum (id, slug, title) values (gen_random_uuid(), $1, $1)', [slug]);
  for (const number of [1, 2]) {
    await world.db.query(`with v as (insert into curriculum_version (id, curriculum_id, state, title) select gen_random_uuid(), id, 'draft', title from curriculum where slug = $1 returning id),
      m as (insert into module (id, curriculum_version_id, uuid, slug, position, title, presence_minutes, online_minutes)
        select gen_random_uuid(), v.id, m.uuid, m.slug, m.position, m.title || $2, 0, 0 from module m, v where m.curriculum_version_id = $3 returning id, uuid)
      insert into unit (id, module_id, uuid, slug, position, kind, title, minutes, body, quiz)
        select gen_random_uuid(), m.id, u.uuid, u.slug, u.position, u.kind, u.title, u.minutes, u.body, u.quiz
        from unit u join module o on o.id = u.module_id join m on m.uuid = o.uuid where o.curriculum_version_id = $3`, [slug, ` ${number}`, from.id]);
    await world.db.query("update curriculum_version set state = 'published', number = $2, patch = 0, published_at = now() where state = 'draft' and curriculum_id = (select id from curriculum where slug = $1)", [slug, number]);
  }
  // A cohort of the own programme makes the trainer an author of what it uses.
  await world.db.query(`insert into cohort (id, programme_id, curriculum_version_id, slug, title, starts_on, ends_on)
    select gen_random_uuid(), (select programme_id from cohort limit 1), v.id, c.slug, c.slug, '2026-01-01', '2026-12-31'
    from curriculum c join curriculum_version v on v.curriculum_id = c.id and v.number = 1 where c.slug = $1`, [slug]);
}

test('the list costs the same number of statements with one curriculum and with three', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const see = (): Promise<{ curricula: object[] }> => trainer.see(LIST);
  expect((await see()).curricula).toHaveLength(1);
  const first = await world.statements(see);
  await copyCurriculum('eins');
  await copyCurriculum('zwei');
  expect((await see()).curricula).toHaveLength(3);
  expect([first, await world.statements(see)]).toEqual([11, 11]);
});
