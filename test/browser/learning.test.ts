import { openScreen, type Looks, type Screen } from '../support/screen.js';
import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let cohort: string;
let ralf: Browser;
let trainer: Browser;
const units: Record<string, string> = {};
const screens: Screen[] = [];

beforeAll(async () => {
  world = await openWorld();
  const { rows } = await world.db.query<{ id: string; path: string; uuid: string }>(
    `select c.id, m.slug || '/' || u.slug as path, u.uuid from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id join unit u on u.module_id = m.id
     where c.slug = 'durchgang-heute'`);
  cohort = rows[0]!.id;
  for (const { path, uuid } of rows) units[path] = uuid;
  [ralf, trainer] = [await world.as('ralf-uebelhoer'), await world.as('beate-hirschmueller')];
});
afterEach(async () => { for (const screen of screens.splice(0)) await screen.close(); });
afterAll(() => world.close());

async function screenOf(somebody: Browser, looks: Looks = {}): Promise<Screen> {
  const screen = await openScreen(world, somebody, looks);
  screens.push(screen);
  return screen;
}
const of = (path: string): string => `learning/${cohort}/${units[path]}`;
/** What the database says once it says so: quiet saving has no button to wait for. */
async function told(query: string, expected: object): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await world.db.query<object>(query);
    if (JSON.stringify(rows[0]) === JSON.stringify(expected)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect((await world.db.query<object>(query)).rows[0]).toEqual(expected);
}

test('a learner reads, stops, and on the phone is led back to the same heading; the diagram is there and nothing breaks the policy', async () => {
  const desk = await screenOf(ralf);
  await desk.open('learning');
  await desk.page.getByRole('link', { name: 'Weiterlernen' }).click();
  await desk.page.getByRole('heading', { level: 1, name: 'Zielgruppen und Botschaften' }).waitFor();
  const heading = desk.page.getByRole('heading', { name: 'Einfach schreiben' });
  await heading.waitFor();
  const diagram = desk.page.locator('.kb-prose img').first();
  await diagram.scrollIntoViewIfNeeded();
  await desk.page.waitForFunction(() => (document.querySelector<HTMLImageElement>('.kb-prose img')?.naturalWidth ?? 0) > 0);
  await desk.page.getByRole('navigation', { name: 'Auf dieser Seite' }).getByRole('link', { name: 'Einfach schreiben' }).click();
  await told(`select position from unit_progress where unit_uuid = '${units['kommunikation/zielgruppen-und-botschaften']}' and cohort_id = '${cohort}' and done_at is null`, { position: 's-einfach-schreiben' });
  expect(desk.complaints).toEqual([]);

  const phone = await screenOf(ralf, { phone: true, scheme: 'dark' });
  await phone.open(`learning/${cohort}`);
  await phone.page.getByText('Hier haben Sie aufgehört').waitFor();
  await phone.page.getByRole('link', { name: 'Weiterlernen' }).click();
  await phone.page.locator('h2[data-here="Sie waren hier"]').waitFor();
  await phone.page.waitForFunction(() => {
    const top = document.querySelector('h2[data-here]')!.getBoundingClientRect().top;
    return top >= 0 && top < innerHeight / 2;
  }, 120_000); // seven pages are looked through, one after the other
  await phone.page.getByRole('button', { name: 'Als gelesen abschließen' }).click();
  await phone.page.getByRole('heading', { level: 1, name: 'Formate, die ankommen' }).waitFor();
  expect(phone.complaints).toEqual([]);
});

test('what is written saves itself; somebody who wrote elsewhere meanwhile is asked, and loses nothing', async () => {
  const [desk, phone] = [await screenOf(ralf), await screenOf(ralf, { phone: true })];
  for (const screen of [desk, phone]) {
    await screen.open(of('kommunikation/plan'));
    await screen.page.getByLabel('Ihre Lösung').waitFor();
  }
  await desk.page.getByLabel('Ihre Lösung').fill('Wochenmarkt am Samstag');
  await desk.page.getByText(/Gespeichert um/).waitFor();
  await phone.page.getByLabel('Ihre Lösung').fill('Bücherei');
  await phone.page.getByText('Jemand anderes hat das inzwischen geändert').waitFor();
  expect(await phone.page.getByLabel('Ihre Lösung').inputValue()).toBe('Bücherei');
  expect(await phone.page.getByRole('alert').innerText()).toContain('Wochenmarkt am Samstag');
  await phone.page.getByRole('button', { name: 'Meine Eingabe speichern' }).click();
  await told(`select text from unit_progress where unit_uuid = '${units['kommunikation/plan']}' and text <> '' and text <> 'Wochenmarkt am Samstag'`, { text: 'Bücherei' });
});

test('a sign-in that ended meanwhile loses nothing: the text stays, one signs in beside it and saves', async () => {
  const { page } = await screenOf(ralf);
  await page.goto(`${world.url}/de/${of('kommunikation/plan')}`);
  await page.getByLabel('Ihre Lösung').waitFor();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await page.getByLabel('Ihre Lösung').fill('Flyer in der Apotheke');
  await page.getByText('Sie sind nicht mehr angemeldet.').waitFor();
  expect(await page.getByLabel('Ihre Lösung').inputValue()).toBe('Flyer in der Apotheke');
  expect(await page.getByRole('link', { name: 'In neuem Fenster anmelden' }).evaluate((link: HTMLAnchorElement) => [link.href, link.target])).toEqual([`${world.url}/de/sign-in`, '_blank']);
  await page.context().addCookies(cookies);
  await page.getByLabel('Ihre Lösung').blur();
  await told(`select text from unit_progress where unit_uuid = '${units['kommunikation/plan']}' and text like 'Flyer%'`, { text: 'Flyer in der Apotheke' });
});

test('a quiz is taken by keyboard on a narrow screen: an open question is named, one is led to how it went, a failed one is explained and tried again', async () => {
  const { page } = await screenOf(ralf, { phone: true });
  await page.goto(`${world.url}/de/${of('kommunikation/quiz')}`);
  await page.getByRole('button', { name: 'Antworten abgeben' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Diese Frage ist noch offen.').first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  const questions = page.getByRole('group');
  const { rows: [quiz] } = await world.db.query<{ questions: { options: { correct: boolean }[] }[] }>("select quiz->'questions' as questions from unit where uuid = $1 limit 1", [units['kommunikation/quiz']]);
  const answer = async (rightly: boolean): Promise<void> => {
    for (const [index, { options }] of quiz!.questions.entries()) {
      for (const [place, { correct }] of options.entries()) {
        const option = questions.nth(index).locator('input').nth(place);
        if (rightly ? correct : place === options.findIndex((one) => !one.correct)) {
          await option.focus();
          await page.keyboard.press('Space');
        }
      }
    }
    await page.getByRole('button', { name: 'Antworten abgeben' }).press('Enter');
  };
  const ledTo = (name: string): Promise<object> => page.getByRole('heading', { name, exact: true }).evaluate((heading) => {
    const { top, bottom } = heading.getBoundingClientRect();
    return { focus: heading === document.activeElement, inSight: top >= document.querySelector('.top')!.getBoundingClientRect().bottom && bottom <= innerHeight };
  });
  await answer(false);
  expect(await ledTo('Noch nicht bestanden')).toEqual({ focus: true, inSight: true });
  expect(await page.getByText('Nicht richtig').count()).toBe(quiz!.questions.length);
  expect(await page.getByText('Richtig wäre:').count()).toBe(0);
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).press('Enter');
  await answer(true);
  expect(await ledTo('Bestanden')).toEqual({ focus: true, inSight: true });
});

test('answers that are chosen and not handed in are there again on this device, until they are handed in or one signs out; the quiz leads on to what is still open in its module', async () => {
  const account = await world.anew('sven-angstroem-maier');
  const sven = await screenOf(account, { phone: true });
  const { page } = sven;
  const kept = (): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('kursbuch.kept.')).length);
  const chosen = (): Promise<string[]> => page.locator('fieldset').first().getByRole('radio').evaluateAll((radios: HTMLInputElement[]) => radios.map(({ checked }) => (checked ? 'x' : '-')));
  await sven.open(of('kommunikation/quiz'));
  const questions = page.getByRole('group');
  await questions.first().getByRole('radio').nth(1).check();
  await page.getByRole('link', { name: 'Alle Module' }).click();
  await page.getByRole('link', { name: 'Weiterlernen' }).waitFor();
  await page.goBack();
  await questions.first().waitFor();
  expect((await chosen()).slice(0, 2)).toEqual(['-', 'x']);
  const { rows: [quiz] } = await world.db.query<{ questions: { options: { correct: boolean }[] }[] }>("select quiz->'questions' as questions from unit where uuid = $1 limit 1", [units['kommunikation/quiz']]);
  for (const [index, { options }] of quiz!.questions.entries()) {
    for (const [place, { correct }] of options.entries()) if (correct) await questions.nth(index).locator('input').nth(place).check();
  }
  await page.reload();
  expect(await kept()).toBe(1);
  await page.getByRole('button', { name: 'Antworten abgeben' }).click();
  await page.getByRole('link', { name: 'Weiter: Zielgruppen und Botschaften' }).waitFor();
  expect(await kept()).toBe(0);

  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await questions.first().getByRole('radio').first().check();
  await page.reload();
  await questions.first().waitFor();
  expect((await chosen()).slice(0, 2)).toEqual(['x', '-']);
  // The server hears of it from the address that it was told is its own.
  await page.route('**/api/auth/sign-out', async (route) => {
    await account.post('/api/auth/sign-out', {});
    await route.fulfill({ status: 200, json: { success: true } });
  });
  await page.locator('button.account').click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await page.getByRole('link', { name: 'Anmelden' }).first().waitFor();
  expect(await kept()).toBe(0);
});

test('a trainer sees who is behind, opens a module, and the learner finds it open', async () => {
  const desk = await screenOf(trainer);
  await desk.open(`cohorts/${cohort}/progress`);
  await desk.page.getByText('14 von 14 Personen').waitFor();
  await desk.page.getByLabel('Standort', { exact: true }).selectOption('Ulm');
  await desk.page.getByText('2 von 14 Personen').waitFor();
  expect(await desk.page.getByRole('rowheader').allInnerTexts()).toHaveLength(2);

  await desk.open(`cohorts/${cohort}/modules`);
  const module = desk.page.getByRole('listitem').filter({ hasText: '4. Beratung' });
  const days = await module.locator('p').first().innerText();
  await module.getByRole('button', { name: 'Jetzt öffnen' }).click();
  await module.getByRole('button', { name: 'Jetzt schließen' }).waitFor();
  await desk.page.getByText('„Beratung“ ist ab jetzt offen.').waitFor();
  await desk.page.getByRole('button', { name: 'Rückgängig' }).click();
  await module.getByRole('button', { name: 'Jetzt öffnen' }).waitFor();
  expect(await module.locator('p').first().innerText()).toBe(days);
  await module.getByRole('button', { name: 'Jetzt öffnen' }).click();
  await module.getByRole('button', { name: 'Jetzt schließen' }).waitFor();
  await module.getByRole('button', { name: 'Tage ändern' }).click();
  await module.getByLabel('Letzter Tag').fill('2026-03-01');
  await module.getByRole('button', { name: 'Tage speichern' }).click();
  await module.getByText(/Der letzte Tag muss nach dem ersten liegen/).waitFor();
  await module.getByLabel('Letzter Tag').fill('2026-04-30');
  await module.getByRole('button', { name: 'Tage speichern' }).click();
  await module.getByText('bis Do, 30. April 2026').waitFor();
  await told(`select to_char(closes_at at time zone 'Europe/Berlin', 'YYYY-MM-DD HH24:MI') as closes from module_opening o join module m on m.uuid = o.module_uuid
    where o.cohort_id = '${cohort}' and m.slug = 'beratung' limit 1`, { closes: '2026-05-01 00:00' });
});
