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
  const { rows: [programme] } = await world.db.query<{ id: string }>('select id from programme');
  const all = () => organiser.see(SITES, { id: programme!.id });
  const keep = (most: number) => world.db.query('update site set parent_id = null').then(() => world.db.query(
    'with kept as (select id from site order by key limit $1) update site set programme_id = (select id from programme where slug = \'anderes\') where id not in (select id from kept)', [most]));
  await world.db.query(`insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
    select gen_random_uuid(), 'anderes', provider_id, 'Anderes', starts_on, ends_on, contact_name, contact_phone, contact_email from programme`);
  await keep(3);
  const three = await world.statements(all);
  await keep(1);
  expect([three, await world.statements(all)]).toEqual([7, 7]);
});
