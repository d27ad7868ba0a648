import { randomUUID } from 'node:crypto';
import type { Browser } from '../support/browser-session.js';
import { CERTIFICATION, certificationOf, COHORT_2022, eligible, ISSUE } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let issuer: Browser;
beforeAll(async () => { world = await openWorld(); issuer = await world.as('renate-kuehnel'); });
afterAll(() => world.close());

/** A cohort of so many people of as many sites whose rule everybody has met. */
async function cohortOf(people: number): Promise<string> {
  const id = randomUUID();
  await world.db.query(`insert into cohort (id, programme_id, curriculum_version_id, slug, title, starts_on, ends_on)
    select $1, programme_id, curriculum_version_id, 'c-' || gen_random_uuid(), 'Viele', '2026-01-01', '2026-12-31' from cohort where id = $2`, [id, COHORT_2022]);
  await world.db.query(`insert into certificate_rule (id, cohort_id, purpose, title, conditions)
    values (gen_random_uuid(), $1, 'participation', 'Bescheinigung', '[{"kind": "attended-share", "atLeast": 0, "of": "whole", "base": "programme"}]')`, [id]);
  await world.db.query(`with i as (insert into site (id, programme_id, key, kind, name, short_name)
      select gen_random_uuid(), c.programme_id, 'k-' || gen_random_uuid(), 'office', 'Amt ' || n, 'Amt ' || n from cohort c, generate_series(1, $2::int) n where c.id = $1 returning *),
    p as (insert into person (id, given_name, family_name) select gen_random_uuid(), 'Vor', 'Nach ' || n from generate_series(1, $2::int) n returning *),
    t as (insert into seat (id, cohort_id, site_id, kind, valid_from) select gen_random_uuid(), $1, i.id, 'main', '2026-01-01' from i returning *)
    insert into enrolment (id, cohort_id, seat_id, person_id, valid_from)
    select gen_random_uuid(), t.cohort_id, t.id, p.id, t.valid_from from (select *, row_number() over () r from t) t join (select *, row_number() over () r from p) p using (r)`, [id, people]);
  return id;
}

test.each([1, 3])('with %i people who is eligible, issuing and the list of certificates cost the same number of statements', async (people) => {
  const cohort = await cohortOf(people);
  const personIds = eligible(await certificationOf(issuer, cohort));
  expect(personIds).toHaveLength(people);
  expect({
    eligible: await world.statements(() => issuer.see(CERTIFICATION, { id: cohort })),
    issue: await world.statements(() => issuer.see(ISSUE, { input: { cohortId: cohort, purpose: 'participation', personIds, expectedCount: people } })),
    issued: await world.statements(() => issuer.see(CERTIFICATION, { id: cohort })),
  }).toEqual({ eligible: 19, issue: 26, issued: 19 });
});
