import type { Screen } from '../support/screen.js';
import { openScreen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let screen: Screen;
let programme: string;
beforeAll(async () => {
  world = await openWorld();
  programme = (await world.db.query<{ id: string }>("select id from programme where slug = 'servicepunkte'")).rows[0]!.id;
  screen = await openScreen(world, await world.as('organiser'));
});
afterAll(async () => {
  await screen.close();
  await world.close();
});

test('an organiser invites somebody by address, loses nothing when it is refused, and ends the role again', async () => {
  const { page } = screen;
  await screen.open('programmes');
  await page.getByRole('link', { name: /Servicepunkte/ }).click();
  await page.getByRole('link', { name: 'Personen und Rollen' }).click();
  await page.getByRole('button', { name: 'Rolle vergeben' }).click();
  await page.getByLabel('Welche Rolle?').selectOption('Standortkontakt');
  await page.getByLabel('Für welchen Standort?').selectOption('Stadt Ulm');
  await page.getByLabel('Jemand Neues, per E-Mail einladen').check();
  await page.getByLabel('Vorname').fill('Ayşe');
  await page.getByLabel('Nachname').fill('Grünwald');
  await page.getByLabel('E-Mail-Adresse').fill('markus.pfaender@example.org');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByText('Diese Adresse gehört hier schon zu einer Person mit einem anderen Namen.').waitFor();
  expect([await page.getByLabel('Vorname').inputValue(), await page.getByLabel('Für welchen Standort?').locator('option:checked').innerText()]).toEqual(['Ayşe', 'Stadt Ulm']);
  await page.getByLabel('E-Mail-Adresse').fill('ayse.gruenwald@example.org');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByText('Ayşe Grünwald ist eingeladen (Standortkontakt). Die E-Mail geht an ayse.gruenwald@example.org.').waitFor();
  const row = page.getByRole('listitem').filter({ hasText: 'Grünwald, Ayşe' });
  expect((await row.innerText()).split('\n').slice(0, 2)).toEqual(['Grünwald, Ayşe', 'Stadt Ulm']);

  await page.getByRole('button', { name: 'Rolle beenden: Ayşe Grünwald, Standortkontakt' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rolle beenden' }).click();
  await page.getByText('Die Rolle von Ayşe Grünwald ist beendet.').waitFor();
  await page.getByText('Früher: 1').click();
  expect(await row.innerText()).toMatch(/^Grünwald, Ayşe\nStadt Ulm\nseit .+, beendet am /);
  expect(screen.complaints).toEqual([]);
});

test('somebody known is found by name; the last organiser is told why the role stays', async () => {
  const { page } = screen;
  await screen.open(`programmes/${programme}/people`);
  await page.getByRole('button', { name: 'Rolle vergeben' }).click();
  await page.getByLabel('Welche Rolle?').selectOption('Begleitgremium');
  await page.getByRole('button', { name: 'Rolle vergeben' }).click();
  await page.getByText('Bitte wählen Sie eine Person aus.').waitFor();
  await page.getByLabel('Name suchen').fill('karad');
  await page.getByRole('radio', { name: 'Karadağ, Cem' }).check();
  await page.getByRole('button', { name: 'Rolle an Cem Karadağ vergeben' }).click();
  await page.getByText('Cem Karadağ hat jetzt die Rolle Begleitgremium.').waitFor();

  await page.getByRole('button', { name: 'Rolle beenden: Martina Rösch-Vollmer, Organisation' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rolle beenden' }).click();
  await page.getByText('Das ist die letzte Person der Organisation.').waitFor();
  expect(screen.complaints.filter((text) => !text.includes('400'))).toEqual([]);
});
