import { existsSync } from 'node:fs';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { type Browser as Chrome, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Browser } from './browser-session.js';
import type { World } from './world.js';

/** Chromium without a window goes first: the same engine, for two thirds of the work. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What a person looks at: a page of the built client, signed in. */
export interface Screen {
  readonly page: Page;
  /** Opens a page by its path in the client, such as `calendar`. */
  open(path: string): Promise<void>;
  /** What axe finds wrong with what is on the screen: rule and place. */
  faults(): Promise<string[]>;
  /** What the page wrote as errors to its console: a broken policy, a fault. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface Looks { readonly phone?: boolean; readonly scheme?: 'light' | 'dark'; readonly language?: 'de' | 'en' }

export async function openScreen(world: World, somebody: Browser, { phone = false, scheme = 'light', language = 'de' }: Looks = {}): Promise<Screen> {
  const context = await openContext(world, somebody, { phone, scheme, language });
  const page = await context.newPage();
  // The day of the stories, so that "next" on the page is next in the story.
  await page.clock.setFixedTime(world.clock.now());
  const complaints: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(error.message));
  return {
    page, complaints,
    async open(path) { await page.goto(`${world.url}/${language}/${path}`); },
    faults: () => violationsOf(page),
    close: () => context.close(),
  };
}

/** One browser for the stories of a file, which each have windows of their own in it. */
let browser: Promise<Chrome> | undefined;
afterAll(async () => (await browser)?.close());

/** Windows of somebody who is signed in, or of a visitor. */
export async function openContext(world: World, somebody: Browser, { phone = false, scheme = 'light', language = 'de' }: Looks = {}): Promise<BrowserContext> {
  browser ??= chromium.launch({ executablePath: chrome(), args: QUIET });
  const context = await (await browser).newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 }, colorScheme: scheme, locale: language, reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await signInto(context, world, somebody);
  return context;
}

/** From here on what is loaded is loaded by this person. */
export async function signInto(context: BrowserContext, world: World, somebody: Browser): Promise<void> {
  await context.clearCookies();
  await context.addCookies(somebody.jar.map(([name, value]) => ({ name, value, url: world.url })));
}

/** What axe finds wrong with what is on the screen: rule and place; all of WCAG 2.2 A and AA and what is good practice. */
async function violationsOf(page: Page): Promise<string[]> {
  // Once a page, and only where it is asked: its half megabyte costs more than what it looks for.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe.source);
  // Without frames and style sheets from elsewhere there is nothing to ask frames for or to load.
  const options: RunOptions = {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
    resultTypes: ['violations'], iframes: false, preload: false,
  };
  return page.evaluate(async (asked) => {
    const { violations } = await (globalThis as unknown as { axe: { run(place: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, asked);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, options);
}

function chrome(): string {
  const path = process.env['CHROME_PATH'] ?? PLACES.find((place) => existsSync(place));
  if (!path) throw new Error('There is no Chrome or Chromium for the browser stories: apt-get install chromium-headless-shell (or chromium), or name one in CHROME_PATH.');
  return path;
}
