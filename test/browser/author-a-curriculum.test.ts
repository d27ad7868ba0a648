import type { Page } from 'playwright-core';
import { openScreen, type Screen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let screen: Screen;
let page: Page;
beforeAll(async () => {
  world = await openWorld();
  screen = await openScreen(world, await world.as('beate-hirschmueller'));
  page = screen.page;
});
afterAll(async () => {
  await screen.close();
  await world.close();
});

test('a trainer edits a lesson with preview, settles a conflict, and publishes; the running cohort stays', async () => {
  await page.goto(`${world.url}/de/curricula`);
  await page.getByRole('link', { name: 'Qualifizierung für Servicepunkte' }).click();
  await page.getByRole('link', { name: 'Was ein Servicepunkt leistet' }).click();
  // The page left behind has a button of that name too.
  await page.getByText('Das ist die veröffentlichte Fassung.').waitFor();
  await page.getByRole('button', { name: 'Entwurf beginnen' }).click();

  await page.getByLabel('Text in Markdown').fill('## Ganz neu\n\nEin **neuer** Satz.');
  await page.getByRole('heading', { name: 'Ganz neu' }).waitFor();

  await world.db.query("update unit set title = 'Von Cem', version = unit.version + 1 from module m, curriculum_version v where m.id = unit.module_id and v.id = m.curriculum_version_id and v.state = 'draft' and unit.slug = 'was-ein-servicepunkt-leistet'");
  await page.getByRole('button', { name: 'Lerneinheit speichern' }).click();
  await page.getByRole('heading', { name: 'Jemand anderes hat das inzwischen geändert' }).waitFor();
  expect(await page.getByLabel('Text in Markdown').inputValue()).toBe('## Ganz neu\n\nEin **neuer** Satz.');
  await page.getByRole('button', { name: 'Meine Eingabe speichern' }).click();
  await page.getByText('Gespeichert um').waitFor();

  await page.getByLabel('Titel').fill('Nicht gespeichert');
  await page.getByRole('link', { name: 'Grundverständnis und Projektrahmen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ohne Speichern verlassen' }).click();
  await page.getByRole('link', { name: 'Qualifizierung für Servicepunkte' }).click();

  await page.getByRole('button', { name: 'Neue Fassung veröffentlichen' }).click();
  await page.getByLabel('Was ist neu?').fill('Erste Lektion neu geschrieben');
  await page.getByRole('button', { name: 'Fassung veröffentlichen', exact: true }).click();
  await page.getByRole('heading', { name: 'Fassung 2' }).waitFor();
  const { rows } = await world.db.query('select c.slug, v.number from cohort c join curriculum_version v on v.id = c.curriculum_version_id order by c.slug');
  expect(rows).toEqual([{ slug: 'durchgang-2022', number: 1 }, { slug: 'durchgang-heute', number: 1 }]);
}, 240_000);
