import { openScreen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test('whoever shares a mailbox follows a link, says who is sitting there, and is led on to it', async () => {
  await world.db.query(`update person_account set account_id = (select a.account_id from person_account a join contact_data c using (person_id) where c.email = 'sven.angstroem-maier@example.org')
    where person_id = (select person_id from contact_data where email = 'heike.zuegel@example.org')`);
  const screen = await openScreen(world, await world.as('sven.angstroem-maier@example.org'));
  try {
    await screen.open('calendar');
    await screen.page.getByRole('heading', { name: 'Wer sind Sie?' }).waitFor();
    await screen.page.getByRole('button', { name: 'Heike Zügel' }).click();
    await screen.page.getByRole('heading', { name: 'Meine Termine' }).waitFor();
    expect([new URL(screen.page.url()).pathname, screen.complaints]).toEqual(['/de/calendar', []]);
  } finally {
    await screen.close();
  }
});
