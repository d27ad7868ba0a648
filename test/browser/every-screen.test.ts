import type { Browser as Chrome, Page } from 'playwright-core';
import { certificationOf, eligible, ISSUE, issueFor } from '../support/certificates.js';
import { launchChrome, openContext, violationsOf } from '../support/screen.js';
import { pathOf, placesIn, routesOfClient, SCREENS, type Walked } from '../support/screens.js';
import { faultsOfFocus, faultsOfLayout, sidewaysOf } from '../support/screen-faults.js';
import { openWorld, type World } from '../support/world.js';

const LANGUAGES = ['de', 'en'] as const;
const WIDE = { width: 1280, height: 900 };
const ZOOMED = { width: 640, height: 450 };
const PHONE = { width: 390, height: 844 };

let world: World;
let chrome: Chrome;
let places: Record<string, string>;
/** A page and what it wrote as errors to its console. */
interface Looked { readonly page: Page; readonly complaints: string[] }
const pages = new Map<string, Promise<Looked>>();

beforeAll(async () => {
  [world, chrome] = await Promise.all([openWorld(), launchChrome()]);
  const issuer = await world.as('renate-kuehnel');
  await issuer.see(ISSUE, issueFor(eligible(await certificationOf(issuer)).slice(0, 2)));
  const trainer = await world.as('beate-hirschmueller');
  const draft = await trainer.see<{ beginDraft: { id: string } }>(
    'mutation Begin($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: (await placesIn(world.db))['drafted'] });
  await world.db.query("update unit u set title = u.title || ' (neu)' from module m where m.id = u.module_id and m.curriculum_version_id = $1 and m.position = 1 and u.position = 1", [draft.beginDraft.id]);
  places = await placesIn(world.db);
});
afterAll(async () => {
  await chrome.close();
  await world.close();
});

test('the walk goes to every route of the client', () => {
  expect([...new Set(SCREENS.map(({ route }) => route))].sort()).toEqual(routesOfClient());
});

test.each(SCREENS)('$name', async (screen) => {
  const faults = await Promise.all(LANGUAGES.map((language) => walk(screen, language)));
  expect(Object.fromEntries(faults.flat())).toEqual({});
});

/** What is wrong with a screen in one language, in both schemes, wide, at 200 % and on a phone; nothing is left out where it is right. */
async function walk(screen: Walked, language: (typeof LANGUAGES)[number]): Promise<[string, unknown][]> {
  const { page, complaints } = await pageOf(screen.person, language);
  complaints.length = 0;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
  await page.goto(`${world.url}/${language}/${pathOf(screen, places)}`);
  await settled(page);
  await screen.first?.(page);
  await settled(page);
  // What stands under the head that stays cannot be tapped, and need not be.
  await page.evaluate(() => { window.scrollTo(0, 0); });

  const other = language === 'de' ? 'en' : 'de';
  const leads = await page.locator('header a[hreflang]').getAttribute('href');
  const found: [string, unknown][] = [
    ['layout', await page.evaluate(faultsOfLayout)],
    ['axe light', await violationsOf(page)],
    ['the other language', leads === page.url().replace(`${world.url}/${language}/`, `/${other}/`) ? [] : leads],
  ];
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled(page);
  // Of all rules only the contrast asks for colours; once is enough for the others.
  found.push(['axe dark', await violationsOf(page, ['color-contrast'])]);
  await page.setViewportSize(ZOOMED);
  found.push(['sideways at 200 %', await page.evaluate(sidewaysOf)]);
  await page.setViewportSize(PHONE);
  found.push(['sideways on a phone', await page.evaluate(sidewaysOf)], ['layout on a phone', await page.evaluate(faultsOfLayout)], ['axe on a phone', await violationsOf(page)]);
  // A key first: from then on the browser shows where the focus is.
  await page.keyboard.press('Tab');
  found.push(['focus', await page.evaluate(faultsOfFocus)], ['complaints', [...complaints]]);
  return found.filter(([, fault]) => !Array.isArray(fault) || fault.length).map(([name, fault]) => [`${language} ${name}`, fault]);
}

/** One window for each person and language, which goes from screen to screen as they do. */
function pageOf(person: string | undefined, language: string): Promise<Looked> {
  const key = `${person} ${language}`;
  if (!pages.has(key)) pages.set(key, openPage(person));
  return pages.get(key)!;
}

async function openPage(person: string | undefined): Promise<Looked> {
  const page = await (await openContext(chrome, world, person ? await world.as(person) : world.visitor())).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  // The day of the stories, so that "next" on the page is next in the story.
  await page.clock.setFixedTime(world.clock.now());
  return { page, complaints };
}

/** The page stands: its heading is there, and nothing is a grey block any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('kb-skeleton'));
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))).then(() => undefined));
}
