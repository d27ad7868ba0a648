import type { Page } from 'playwright-core';
import { certificationOf, eligible, ISSUE, type Issued, issueFor, REVOKE } from './certificates.js';
import { openContext, violationsOf } from './screen.js';
import { faultsOfFocus, faultsOfLayout, sidewaysOf } from './screen-faults.js';
import { pathOf, placesIn, SCREENS, type Walked } from './screens.js';
import { openWorld, type World } from './world.js';

const WIDE = { width: 1280, height: 900 };
const ZOOMED = { width: 640, height: 450 };
const PHONE = { width: 390, height: 844 };
const OTHER = { de: 'en', en: 'de', light: 'dark', dark: 'light' } as const;

/** How a window looks. */
interface Look { readonly name: string; readonly size: typeof WIDE; readonly scheme: 'light' | 'dark' }
/** A window: what it shows, what it wrote as errors to its console, and its looks, the present one first. */
interface Opened { readonly page: Page; readonly complaints: string[]; readonly looks: Look[]; route?: string }

/**
 * A test for each screen of the client in one language, in both schemes: wide and at 200 % in the one, on a phone in the
 * other. The other language is walked with the schemes changed, so that the two see every screen in all four.
 */
export function walkEveryScreen(language: 'de' | 'en', wideIn: 'light' | 'dark'): void {
  let world: World;
  let places: Record<string, string>;
  /** One window for each person, which goes from screen to screen as they do. */
  const windows = new Map<string | undefined, Promise<Opened>>();

  beforeAll(async () => {
    world = await openWorld();
    await plantStates(world);
    places = await placesIn(world.db);
  });
  afterAll(() => world.close());

  test.each(SCREENS)('$name', async (screen) => {
    expect(await walk(screen)).toEqual({});
  });

  /** What is wrong with a screen; nothing is left out where it is right. */
  async function walk(screen: Walked): Promise<Record<string, unknown>> {
    if (!windows.has(screen.person)) windows.set(screen.person, openWindow(screen.person));
    const opened = await windows.get(screen.person)!;
    const { page, complaints, looks } = opened;
    complaints.length = 0;
    await goTo(opened, screen);
    await screen.first?.(page);
    await settled(page);

    // Waited for: a page may lead on to the next one, and the link follows.
    const keepsPage = await page.waitForFunction(([here, there]) => document.querySelector('header a[hreflang]')?.getAttribute('href') === (location.pathname + location.search).replace(here!, there!),
      [`/${language}/`, `/${OTHER[language]}/`], { timeout: 5_000 }).then(() => true, () => false);
    const found: [string, unknown][] = [['the other language', keepsPage ? [] : 'leads elsewhere'], ...await lookAt(page, looks[0]!)];
    await page.setViewportSize(ZOOMED);
    found.push(['sideways at 200 %', await page.evaluate(sidewaysOf)]);
    // The next screen begins as this one ends: a window that changes its size costs as much as one look.
    looks.reverse();
    await dress(page, looks[0]!);
    await settled(page);
    found.push(...await lookAt(page, looks[0]!));
    // A key first: from then on the browser shows where the focus is.
    await page.keyboard.press('Tab');
    found.push(['focus', await page.evaluate(faultsOfFocus)], ['complaints', [...complaints]]);
    return Object.fromEntries(found.filter(([, fault]) => !Array.isArray(fault) || fault.length));
  }

  async function openWindow(person: string | undefined): Promise<Opened> {
    const page = await (await openContext(world, person ? await world.as(person) : world.visitor())).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(error.message));
    // The day of the stories, so that "next" on the page is next in the story.
    await page.clock.setFixedTime(world.clock.now());
    const looks: Look[] = [{ name: `wide and ${wideIn}`, size: WIDE, scheme: wideIn }, { name: `on a phone and ${OTHER[wideIn]}`, size: PHONE, scheme: OTHER[wideIn] }];
    await dress(page, looks[0]!);
    return { page, complaints, looks };
  }

  /** The first screen is loaded, the others are come to as a link leads there: over another one where nothing of the last may stay. */
  async function goTo(opened: Opened, screen: Walked): Promise<void> {
    const path = `/${language}/${pathOf(screen, places)}`;
    if (!opened.route) await opened.page.goto(world.url + path);
    else {
      if (opened.route === screen.route || opened.page.url() === world.url + path) await lead(opened.page, `/${language}/accessibility`);
      await lead(opened.page, path);
    }
    opened.route = screen.route;
    await settled(opened.page);
  }
}

/** As the browser's own way back does it, which the client follows without loading anything anew. */
async function lead(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('router-outlet + *')!.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForFunction(() => !document.querySelector('[data-left]'));
}

async function dress(page: Page, { size, scheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize(size);
}

async function lookAt(page: Page, { name }: Look): Promise<[string, unknown][]> {
  // What stands under the head that stays cannot be tapped, and need not be.
  await page.evaluate(() => { window.scrollTo(0, 0); });
  return [[`sideways ${name}`, await page.evaluate(sidewaysOf)], [`layout ${name}`, await page.evaluate(faultsOfLayout)], [`axe ${name}`, await violationsOf(page)]];
}

/** What the demo data do not have: certificates, one of them revoked, and a draft that differs. */
async function plantStates(world: World): Promise<void> {
  const issuer = await world.as('renate-kuehnel');
  const { issueCertificates: { issued } } = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))));
  const revoked = issued.find(({ name }) => name === 'Björn Käßbohrer')!;
  await issuer.see(REVOKE, { input: { id: revoked.id, version: revoked.version, reason: 'Am 20. Juli war er krank.' } });
  const trainer = await world.as('beate-hirschmueller');
  const draft = await trainer.see<{ beginDraft: { id: string } }>(
    'mutation Begin($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: (await placesIn(world.db))['drafted'] });
  await world.db.query("update unit u set title = u.title || ' (neu)' from module m where m.id = u.module_id and m.curriculum_version_id = $1 and m.position = 1 and u.position = 1", [draft.beginDraft.id]);
}

/** The page stands: its headings are there, also that of a dialog that has just opened, and nothing is a grey block any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('kb-skeleton') && [...document.querySelectorAll('h1, h2')].every(({ textContent }) => textContent.trim()));
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))).then(() => undefined));
}
