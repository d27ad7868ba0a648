import { openScreen, type Looks, type Screen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
const screens: Screen[] = [];
beforeAll(async () => { world = await openWorld(); });
afterEach(async () => { for (const screen of screens.splice(0)) await screen.close(); });
afterAll(() => world.close());

async function openedBy(person: string, path: string, looks: Looks = {}): Promise<Screen> {
  const screen = await openScreen(world, await world.as(person), looks);
  screens.push(screen);
  await screen.open(path);
  return screen;
}

test('one of one is said as one, in both languages', async () => {
  const line = { de: '1 von 1 Quiz bestanden', en: '1 of 1 quiz passed' };
  for (const language of ['de', 'en'] as const) {
    const { page } = await openedBy('ralf-uebelhoer', 'learning', { language });
    await page.getByText(line[language]).first().waitFor();
    expect(await page.getByText('quizzes passed').allInnerTexts()).toEqual(language === 'en' ? ['2 of 6 quizzes passed'] : []);
  }
});

test('a participant who comes to the curricula is told who writes them, and led to learning', async () => {
  const { page } = await openedBy('ralf-uebelhoer', 'curricula', { phone: true });
  await page.getByText('Hier schreiben Trainerinnen und Trainer an den Curricula.').waitFor();
  expect(await page.getByText('Administration').count()).toBe(0);
  await page.getByRole('main').getByRole('link', { name: 'Zum Lernen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Qualifizierung' }).or(page.getByRole('link', { name: 'Weiterlernen' })).first().waitFor();
});

test('a time and its "Uhr" stay on one line', async () => {
  const { page } = await openedBy('heike-zuegel', '', { phone: true });
  await page.locator('kb-departures').waitFor();
  expect(await page.locator('kb-departures .time strong').first().evaluate((time) => time.textContent)).toBe('11:00–14:00\u00a0Uhr');
});

test('a draft says which picture its texts name in vain, and is not to be published until then', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { curricula: [curriculum] } = await trainer.see<{ curricula: { id: string }[] }>('{ curricula { id } }');
  await trainer.see('mutation ($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: curriculum!.id });
  const { rows: [unit] } = await world.db.query<{ id: string; title: string; minutes: number; version: number }>(
    `select u.id, u.title, u.minutes, u.version from unit u join module m on m.id = u.module_id join curriculum_version v on v.id = m.curriculum_version_id
     where v.state = 'draft' and u.slug = 'formate'`);
  await trainer.see('mutation ($input: EditUnitInput!) { editUnit(input: $input) { id } }', { input: { ...unit, body: '![Ablauf](assets/ablauf.svg)' } });
  const { page } = await openedBy('beate-hirschmueller', `curricula/${curriculum!.id}`, { phone: true });
  await page.getByText(`${unit!.title}: Das Bild assets/ablauf.svg gibt es in diesem Modul nicht.`).waitFor();
  expect(await page.getByRole('button', { name: 'Neue Fassung veröffentlichen' }).isDisabled()).toBe(true);
});
