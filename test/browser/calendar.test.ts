import type { Browser } from '../support/browser-session.js';
import { readByIcalJs } from '../support/calendar-readers.js';
import { openScreen, type Screen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let participant: Browser;
let screen: Screen | undefined;
beforeAll(async () => {
  world = await openWorld();
  participant = await world.as('cornelia-mueller-wachtendonk');
});
afterEach(async () => { await screen?.close(); screen = undefined; });
afterAll(() => world.close());

test('somebody subscribes by keyboard, copies the address, renews it and ends it', async () => {
  screen = await openScreen(world, participant);
  const { page } = screen;
  await screen.open('calendar');
  await page.getByRole('button', { name: 'Kalender abonnieren' }).press('Enter');
  // The focus moves into the field; whoever types nothing is told so, and goes on.
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'Diese Angabe fehlt noch.' }).waitFor();
  await page.keyboard.type('Handy');
  await page.keyboard.press('Enter');
  const field = page.locator('kb-new-address input');
  await field.waitFor();
  const first = await field.inputValue();
  await page.getByRole('button', { name: 'Adresse kopieren' }).press('Enter');
  await page.getByText('Die Adresse ist kopiert.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  expect(await page.getByRole('link', { name: 'Im Kalender öffnen' }).getAttribute('href')).toBe(first.replace('http:', 'webcal:'));
  expect(readByIcalJs(await (await feed(first)).text()).length).toBeGreaterThan(3);

  await page.getByRole('button', { name: 'Fertig' }).press('Enter');
  await screen.open('calendar');
  expect(await page.content()).not.toContain(first.split('/').at(-1)!);
  await page.getByText('Zuletzt abgerufen: Mi, 11. März 2026').waitFor();

  await page.getByRole('button', { name: 'Adresse erneuern Handy' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Adresse erneuern' }).press('Enter');
  await field.waitFor();
  const second = await field.inputValue();
  expect([(await feed(first)).status, (await feed(second)).status]).toEqual([404, 200]);

  await page.getByRole('button', { name: 'Abo beenden Handy' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Abo beenden' }).press('Enter');
  await page.getByText('Das Abo „Handy“ ist beendet.').waitFor();
  expect((await feed(second)).status).toBe(404);
  await page.getByRole('button', { name: /^Abo beenden/ }).waitFor({ state: 'detached' });
});

const feed = (address: string): Promise<Response> => fetch(new URL(new URL(address).pathname, world.url));

test('the page shows what the database holds, by month; what is cancelled is struck and said', async () => {
  const { myDates } = await participant.see<{ myDates: { title: string; status: string; event: { id: string; status: string } }[] }>('{ myDates { title status event { id status } } }');
  screen = await openScreen(world, participant, { phone: true });
  const { page } = screen;
  await screen.open('calendar');
  await page.locator('kb-agenda').waitFor();
  const links = await page.locator('kb-agenda a').evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
  expect(links).toEqual(myDates.map(({ title, event }) => [title, `/de/events/${event.id}`]));
  const cancelled = myDates.filter(({ status, event }) => [status, event.status].includes('cancelled')).map(({ title }) => title);
  expect(cancelled.length).toBeGreaterThan(0);
  expect(await page.locator('kb-agenda li:has(> .words > .off) a').allTextContents()).toEqual(cancelled);
  expect(await page.locator('kb-agenda .off').first().textContent()).toBe('Abgesagt');
  expect(await page.locator('kb-agenda .now').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.each([['wide', 'light', 'de'], ['phone', 'dark', 'en']] as const)('axe finds nothing: %s, %s, %s', async (width, scheme, language) => {
  screen = await openScreen(world, participant, { phone: width === 'phone', scheme, language });
  const { page } = screen;
  await screen.open('calendar');
  await page.locator('kb-agenda').waitFor();
  await page.getByRole('button', { name: /^(Frühere Termine|Show earlier)/ }).click();
  await page.locator('kb-agenda').nth(1).waitFor();
  expect(await screen.faults()).toEqual([]);
  await page.getByRole('button', { name: /^(Kalender abonnieren|Subscribe)/ }).click();
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await page.keyboard.type('Axe');
  expect(await screen.faults()).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('kb-new-address summary').first().click();
  expect(await screen.faults()).toEqual([]);
  expect(screen.complaints).toEqual([]);
});
