import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const ME = '{ me { person { givenName familyName } roles { role programme { slug } } } }';

test('nobody is signed in at first, and an unknown page of the API asks to sign in', async () => {
  const visitor = world.visitor();
  expect(await visitor.see(ME)).toEqual({ me: null });
  expect(await visitor.refused('{ cohorts { id } }')).toEqual([{ code: 'identity/sign-in-needed' }]);
});

test('a participant sees own roles, the cohort and its sites', async () => {
  const { rows: [person] } = await world.db.query("select given_name, family_name, email from person p join contact_data c on c.person_id = p.id join enrolment e on e.person_id = p.id limit 1");
  const participant = await world.as(person.email);
  expect(await participant.see(ME)).toEqual({
    me: { person: { givenName: person.given_name, familyName: person.family_name }, roles: [{ role: 'participant', programme: { slug: 'servicepunkte' } }] },
  });
  const { cohorts } = await participant.see<{ cohorts: { enrolments: object[]; programme: { sites: object[] }; events: { sessions: object[] }[] }[] }>(
    '{ cohorts { programme { sites { name organisations { name } } } enrolments { person { familyName } site { name } } events { title sessions { title } } } }');
  expect(cohorts).toHaveLength(1);
  expect(cohorts[0]!.programme.sites).toHaveLength(7);
});
