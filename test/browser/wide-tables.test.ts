import { openScreen, type Screen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let screen: Screen | undefined;
beforeAll(async () => { world = await openWorld(); });
afterEach(async () => { await screen?.close(); screen = undefined; });
afterAll(() => world.close());

test('a table that is wider than a phone says on which side it goes on, and fades there, until its end is in sight', async () => {
  const { rows: [cohort] } = await world.db.query<{ id: string }>("select id from cohort where slug = 'durchgang-heute'");
  screen = await openScreen(world, await world.as('martina-roesch-vollmer'), { phone: true });
  const { page } = screen;
  await screen.open(`cohorts/${cohort!.id}/attendance`);
  const table = page.getByRole('region', { name: 'Standorte und Einheiten' });
  const said = async (side: string): Promise<string[]> => {
    await page.locator(`.kb-table[data-more=${side}]`).waitFor();
    return table.evaluate((region) => [getComputedStyle(region, '::before').content.slice(1, -1), getComputedStyle(region).maskImage === 'none' ? 'whole' : 'fades']);
  };
  expect(await said('end')).toEqual(['Die Tabelle geht rechts weiter.', 'fades']);
  // As by keyboard: the region takes the focus, shows it whole, and scrolls by its arrows.
  await table.focus();
  await page.keyboard.press('ArrowRight');
  expect(await said('both')).toEqual(['Die Tabelle geht links und rechts weiter.', 'whole']);
  await table.evaluate((region) => { region.scrollLeft = region.scrollWidth; region.blur(); });
  expect(await said('start')).toEqual(['Die Tabelle geht links weiter.', 'whole']);
  expect(screen.complaints).toEqual([]);
});

test.each([['de', '1.000'], ['en', '1,000']] as const)('a count from 1,000 on is written as the language writes it: %s', async (language, count) => {
  await world.db.query("insert into mail (id, recipient, subject, body, cause, secret, state, created_at) select gen_random_uuid(), 'x@example.org', 'x', 'x', 'x', false, 'waiting', now() from generate_series(1, 1000 - (select count(*)::int from mail where state = 'waiting'))");
  screen = await openScreen(world, await world.as('kai-uwe-brandstaetter'), { language });
  await screen.open('');
  await screen.page.getByRole('link', { name: new RegExp(`^${count.replace('.', '\\.')} E-(M|m)ails`) }).waitFor();
});
