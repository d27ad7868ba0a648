import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const SITES = 'query P($id: ID!) { programme(id: $id) { sites { name organisations { name kind { key label labelEn } } } } }';

test('an organisation says what it is in the words of the reference data', async () => {
  const organiser = await world.as('organiser');
  const { programmes } = await organiser.see<{ programmes: { sites: { name: string }[] }[] }>('{ programmes { sites { name organisations { name kind { key label labelEn } } } } }');
  expect(programmes[0]!.sites.find(({ name }) => name === 'Landkreis Konstanz, Stadt Konstanz')).toEqual({
    name: 'Landkreis Konstanz, Stadt Konstanz',
    organisations: [
      { name: 'Altenhilfefachberatung des Landkreises Konstanz', kind: { key: 'altenhilfefachberatung', label: 'Altenhilfefachberatung', labelEn: 'Specialist advice on old age' } },
      { name: 'Seniorenbüro der Stadt Konstanz', kind: { key: 'seniorenbuero', label: 'Seniorenbüro', labelEn: 'Senior citizens’ office' } },
    ],
  });
});

test('the database holds that a kind is one of the reference data, and keeps one that is in use', async () => {
  await expect(world.db.query("update organisation set kind_key = 'verein'")).rejects.toMatchObject({ code: '23503', table: 'organisation' });
  await expect(world.db.query("delete from organisation_kind where key = 'seniorenbuero'")).rejects.toMatchObject({ code: '23503', table: 'organisation' });
});

test('the sites of a programme cost the same number of statements with one and with three', async () => {
  const organiser = await world.as('organiser');
  const programmeOf = async (sites: number): Promise<string> => {
    const { rows: [programme] } = await world.db.query<{ id: string }>(`insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
      select gen_random_uuid(), 'mit-' || $1, provider_id, 'Anderes', starts_on, ends_on, contact_name, contact_phone, contact_email from programme where slug = 'servicepunkte' returning id`, [sites]);
    await world.db.query(`with site as (
        insert into site (id, programme_id, key, kind, name, short_name) select gen_random_uuid(), $1, 'ort-' || n, 'city', 'Ort ' || n, 'Ort ' || n from generate_series(1, $2::int) n returning id
      ) insert into organisation (id, site_id, name, kind_key, position) select gen_random_uuid(), id, 'Seniorenbüro', 'seniorenbuero', 1 from site`, [programme!.id, sites]);
    await world.db.query(`insert into role_assignment (id, person_id, role, programme_id)
      select gen_random_uuid(), r.person_id, 'organiser', $1 from role_assignment r join programme p on p.id = r.programme_id where r.role = 'organiser' and p.slug = 'servicepunkte'`, [programme!.id]);
    return programme!.id;
  };
  const [three, one] = [await programmeOf(3), await programmeOf(1)];
  expect([await world.statements(() => organiser.see(SITES, { id: three })), await world.statements(() => organiser.see(SITES, { id: one }))]).toEqual([5, 5]);
});
