import { COHORT_2022, certificationOf, REVOKE } from '../support/certificates.js';
import type { Browser } from '../support/browser-session.js';
import { openScreen, type Screen } from '../support/screen.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let issuer: Browser;
let screen: Screen | undefined;
beforeAll(async () => {
  world = await openWorld();
  issuer = await world.as('renate-kuehnel');
});
afterEach(async () => { await screen?.close(); screen = undefined; });
afterAll(() => world.close());

const PAGE = `cohorts/${COHORT_2022}/certificates`;

test('an issuer sees why somebody has not met the rule, issues for all others at once and takes one back', async () => {
  screen = await openScreen(world, issuer);
  const { page } = screen;
  await screen.open(PAGE);
  await page.getByRole('rowheader', { name: 'Freifrau von Schwarzenbach-Obermüller, Dr. Hannelore' }).first().waitFor();
  const row = page.getByRole('row', { name: /Wiśniewska-Brückner/ });
  await row.getByText('Quiz nicht bestanden').click();
  await row.getByText('Kommunikation und Ansprache').waitFor();
  expect(await row.getByRole('link', { name: 'Zum Lernstand' }).getAttribute('href')).toBe(`/de/cohorts/${COHORT_2022}/progress`);

  await page.getByRole('button', { name: '10 Zertifikate ausstellen' }).press('Enter');
  const question = page.getByRole('alertdialog');
  await question.getByText('Björn Käßbohrer').waitFor();
  await question.getByText('Ute Zimmermann-Ziegenhagen').waitFor();
  await question.getByRole('button', { name: '10 Zertifikate ausstellen' }).press('Enter');
  await page.getByText('10 Zertifikate sind ausgestellt.').waitFor();
  await page.getByText('Alle, die es bekommen können, haben ihr Zertifikat.').waitFor();
  const { certificates } = await certificationOf(issuer);
  expect(certificates.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'issued'));

  // While the form is open, another issuer is faster: what was typed stays.
  await page.getByRole('button', { name: /^Zurücknehmen oder ersetzen.*Björn Käßbohrer/ }).press('Enter');
  await page.getByLabel('Warum?').fill('Am 20. Juli war er krank.');
  const one = certificates.find(({ name }) => name === 'Björn Käßbohrer')!;
  await (await world.as('sebastian-loeffelholz')).see(REVOKE, { input: { id: one.id, version: one.version, reason: 'Schneller gewesen.' } });
  await page.getByRole('button', { name: 'Zertifikat zurücknehmen' }).press('Enter');
  await page.getByText('Jemand anderes hat das inzwischen geändert.').waitFor();
  expect(await page.getByLabel('Warum?').inputValue()).toBe('Am 20. Juli war er krank.');
  await page.locator('kb-issued-list').getByText('zurückgenommen am 11. März 2026: Schneller gewesen.').waitFor();
  expect(screen.complaints).toEqual([]);
});

test('what all of a group have in common is said once above them, and who exactly misses what on touch', async () => {
  const { rows: [cohort] } = await world.db.query<{ id: string }>("select id from cohort where slug = 'durchgang-heute'");
  screen = await openScreen(world, issuer, { language: 'en' });
  const { page } = screen;
  await screen.open(`cohorts/${cohort!.id}/certificates`);
  const group = page.getByRole('rowgroup').filter({ hasText: /Not yet decidable/ });
  expect((await group.getByRole('row', { name: /^For all \d+ here/ }).innerText()).split('\n').filter(Boolean).slice(1))
    .toEqual(['Attendance not recorded yet', 'Learning units still open', 'Quiz not passed', 'Representation of the site still open']);
  expect(await group.getByRole('listitem').count()).toBe(4);
  const row = group.getByRole('row', { name: /Müller-Wachtendonk/ });
  expect(await row.locator('summary').allInnerTexts()).toEqual(['What exactly is missing']);
  await row.getByText('What exactly is missing').click();
  await row.getByText(/Nothing is recorded for [\d.]+ teaching units\./).waitFor();
  await row.getByRole('link', { name: 'To the progress' }).waitFor();
  await row.getByRole('link', { name: 'To the attendance' }).waitFor();
  expect(await screen.faults()).toEqual([]);
});

test('anybody verifies a number, and compares the file without sending it', async () => {
  const { certificates } = await certificationOf(issuer);
  const { number, pdf } = certificates.find(({ name, state }) => name === 'Gudrun Eisele' && state === 'issued')!;
  screen = await openScreen(world, world.visitor(), { phone: true });
  const { page } = screen;
  await screen.open('verify');
  await page.getByRole('button', { name: 'Prüfen' }).click();
  await page.getByText('Bitte geben Sie die Nummer ein.').waitFor();
  await page.getByLabel('Nummer des Zertifikats').and(page.locator(':focus')).fill(number.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Dieses Zertifikat ist gültig' }).waitFor();
  await page.getByText('32 von 40 UE').waitFor();
  const buffer = Buffer.from(await (await issuer.fetch(pdf)).arrayBuffer());
  const file = page.locator('input[type=file]');
  await file.setInputFiles({ name: 'zertifikat.pdf', mimeType: 'application/pdf', buffer });
  await page.getByText('Die Datei ist unverändert das ausgestellte Zertifikat.').waitFor();
  await file.setInputFiles({ name: 'zertifikat.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([buffer, Buffer.from(' ')]) });
  await page.getByText('Die Datei ist nicht das ausgestellte Zertifikat.').waitFor();
  for (const wrong of ['0000-0000-0000-0000', 'keine Nummer']) {
    await screen.open(`verify/${encodeURIComponent(wrong)}`);
    await page.getByRole('heading', { name: 'Diese Nummer kennen wir nicht' }).waitFor();
  }
  expect(screen.complaints).toEqual([]);
});

test('whose certificate was taken back is left out of the issuing for all, reads no promise, and gets a new one only on purpose', async () => {
  const mine = await openScreen(world, await world.as('bjoern-kaessbohrer'));
  try {
    await mine.open('certificates');
    await mine.page.getByText('Ihr Zertifikat wurde zurückgenommen. Den Grund lesen Sie oben.').waitFor();
    expect(await mine.page.getByText('wird noch ausgestellt').count()).toBe(0);
    expect(await mine.faults()).toEqual([]);
  } finally {
    await mine.close();
  }
  screen = await openScreen(world, issuer);
  const { page } = screen;
  await screen.open(PAGE);
  const row = page.getByRole('row', { name: /Käßbohrer/ });
  await row.getByText('zurückgenommen am 11. März 2026: Schneller gewesen.').waitFor();
  expect(await page.getByText(/Zertifikate? ausstellen$|bereit zum Ausstellen|Alle, die es bekommen können/).count()).toBe(0);
  await row.getByRole('button', { name: 'Erneut ausstellen' }).press('Enter');
  const question = page.getByRole('alertdialog');
  await question.getByText('Ihr letztes wurde am 11. März 2026 zurückgenommen: Schneller gewesen.').waitFor();
  await question.getByText('Björn Käßbohrer').waitFor();
  await question.getByRole('button', { name: 'Erneut ausstellen' }).press('Enter');
  await page.getByText('1 Zertifikat ist ausgestellt.').waitFor();
  await page.getByText('Alle, die es bekommen können, haben ihr Zertifikat.').waitFor();
  expect(screen.complaints).toEqual([]);
});

test('where a mark was corrected after the day of issue, the row says what differs and leads to the form that replaces', async () => {
  const { certificates } = await certificationOf(issuer);
  const { person } = certificates.find(({ name, state }) => name === 'Gudrun Eisele' && state === 'issued')!;
  const first = '(select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 order by s.starts_at limit 1)';
  await world.db.query(`update mark set kind = 'absent', minutes_missed = 0 where person_id = $2 and session_id = ${first}`, [COHORT_2022, person.id]);
  screen = await openScreen(world, issuer, { phone: true });
  const { page } = screen;
  await screen.open('');
  await page.getByRole('link', { name: 'Zertifikat stimmt nicht mehr mit der Anwesenheit überein: Durchgang 2022' }).click();
  const row = page.getByRole('row', { name: /Eisele/ });
  await row.getByText('Auf dem Zertifikat stehen 32 von 40 UE, erfasst sind heute 30.').waitFor();
  await row.getByText('Zu wenig Präsenz').waitFor();
  await row.getByRole('button', { name: /^Zurücknehmen oder ersetzen/ }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.localName === 'textarea');
  expect(await page.locator('kb-issued-list li', { has: page.locator('textarea') }).locator('strong').innerText()).toBe('Eisele, Gudrun');
  expect(await screen.faults()).toEqual([]);
  expect(screen.complaints).toEqual([]);
});
