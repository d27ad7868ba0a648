import type { Page } from 'playwright-core';
import { certificationOf, eligible, ISSUE, type Issued, issueFor, REVOKE } from './certificates.js';
import { openScreen, type Screen, signInto } from './screen.js';
import { faultsOfFocus, faultsOfLayout, sidewaysOf } from './screen-faults.js';
import { pathOf, placesIn, SCREENS, type Walked } from './screens.js';
import { openWorld, type World } from './world.js';

const WIDE = { width: 1280, height: 900 };
const ZOOMED = { width: 640, height: 450 };
const OTHER = { de: 'en', en: 'de' } as const;

/** How a screen is looked at: wide (and at 200 %) or on a phone. */
export interface Look { readonly language: 'de' | 'en'; readonly scheme: 'light' | 'dark'; readonly phone: boolean }
/** The window of one look, who looks, and the route of the screen that it shows; none before the person's first. */
interface Opened { readonly screen: Screen; readonly look: Look; person?: string | undefined; route?: string | undefined }

/** A test for each screen of the client, in each of the looks. */
export function walkEveryScreen(looks: readonly Look[]): void {
  let world: World;
  let places: Record<string, string>;
  /** In each a person goes from screen to screen as they do, and makes room for the next: code that is compiled stays compiled. */
  const windows = new Map<Look, Opened>();

  beforeAll(async () => {
    world = await openWorld();
    await plantStates(world);
    places = await placesIn(world.db);
  });
  afterAll(() => world.close());

  test.each(SCREENS)('$name', async (screen) => {
    const found: [string, unknown][] = [];
    for (const look of looks) found.push([wordsOf(look), await walk(screen, look)]);
    // Nothing is left out where a screen is right.
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(looks.map((look) => [wordsOf(look), {}])));
  });

  /** What is wrong with a screen in a look. */
  async function walk(screen: Walked, look: Look): Promise<Record<string, unknown>> {
    const opened = await windowFor(screen.person, look);
    const { page, complaints } = opened.screen;
    const before = complaints.length;
    await goTo(opened, screen);
    await screen.first?.(page);
    await settled(page);
    // What stands under the head that stays cannot be tapped, and need not be.
    await page.evaluate(() => { window.scrollTo(0, 0); });

    // Waited for: a page may lead on to the next one, and the link follows.
    const keepsPage = await page.waitForFunction(([here, there]) => document.querySelector('header a[hreflang]')?.getAttribute('href') === (location.pathname + location.search).replace(here!, there!),
      [`/${look.language}/`, `/${OTHER[look.language]}/`], { timeout: 5_000 }).then(() => true, () => false);
    const found: [string, unknown][] = [
      ['the other language', keepsPage ? [] : 'leads elsewhere'],
      ['sideways', await page.evaluate(sidewaysOf)], ['layout', await page.evaluate(faultsOfLayout)], ['axe', await opened.screen.faults()],
    ];
    if (!look.phone) {
      await page.setViewportSize(ZOOMED);
      found.push(['sideways at 200 %', await page.evaluate(sidewaysOf)]);
      await page.setViewportSize(WIDE);
    }
    // A key first: from then on the browser shows where the focus is.
    await page.keyboard.press('Tab');
    found.push(['focus', await page.evaluate(faultsOfFocus)], ['complaints', complaints.slice(before)]);
    return Object.fromEntries(found.filter(([, fault]) => !Array.isArray(fault) || fault.length));
  }

  async function windowFor(person: string | undefined, look: Look): Promise<Opened> {
    const somebody = person ? await world.as(person) : world.visitor();
    const opened = windows.get(look) ?? { screen: await openScreen(world, somebody, look), look, person };
    windows.set(look, opened);
    if (opened.person !== person) {
      await signInto(opened.screen.page.context(), world, somebody);
      Object.assign(opened, { person, route: undefined });
    }
    return opened;
  }

  /** The first screen is loaded, the others are come to as a link leads there: over another one where nothing of the last may stay. */
  async function goTo(opened: Opened, screen: Walked): Promise<void> {
    const { screen: { page, open }, look: { language }, route } = opened;
    const path = pathOf(screen, places);
    if (!route) await open(path);
    else {
      if (route === screen.route || page.url() === `${world.url}/${language}/${path}`) await lead(page, `/${language}/accessibility`);
      await lead(page, `/${language}/${path}`);
    }
    opened.route = screen.route;
    await settled(page);
  }
}

const wordsOf = ({ language, scheme, phone }: Look): string => `${language}, ${scheme}, ${phone ? 'phone' : 'wide'}`;

/** As the browser's own way back does it, which the client follows without loading anything anew. */
async function lead(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('router-outlet + *')!.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.waitForFunction(() => !document.querySelector('[data-left]'));
}

/** What the demo data do not have: certificates, one of them revoked, a roll call that is closed, and a draft that differs. */
async function plantStates(world: World): Promise<void> {
  const issuer = await world.as('renate-kuehnel');
  const { issueCertificates: { issued } } = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))));
  const revoked = issued.find(({ name }) => name === 'Björn Käßbohrer')!;
  await issuer.see(REVOKE, { input: { id: revoked.id, version: revoked.version, reason: 'Am 20. Juli war er krank.' } });
  const trainer = await world.as('beate-hirschmueller');
  await trainer.see('mutation Close($id: ID!) { closeRollCall(sessionId: $id) { notRecorded } }', { id: (await placesIn(world.db))['closed2022'] });
  const draft = await trainer.see<{ beginDraft: { id: string } }>(
    'mutation Begin($id: ID!) { beginDraft(curriculumId: $id) { id } }', { id: (await placesIn(world.db))['drafted'] });
  await world.db.query("update unit u set title = u.title || ' (neu)' from module m where m.id = u.module_id and m.curriculum_version_id = $1 and m.position = 1 and u.position = 1", [draft.beginDraft.id]);
}

/** The page stands: its headings are there, also that of a dialog that has just opened, and nothing is a grey block any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') && !document.querySelector('kb-skeleton') && [...document.querySelectorAll('h1, h2')].every(({ textContent }) => textContent.trim()));
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))).then(() => undefined));
}
