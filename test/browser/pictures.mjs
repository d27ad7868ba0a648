// `npm run pictures`: takes the pictures of README.md from the built client on demo data, in a folder that is gone afterwards.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { throwAway } from '../support/throw-away.mjs';

// A morning with a workshop before it: what is next does not hang on the hour at which somebody takes the pictures.
const MORNING = '2026-09-15T06:40:00Z';
const folder = join(import.meta.dirname, '../../.pictures');
const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
if (!executablePath) {
  console.error('There is no Chromium: apt-get install chromium-headless-shell, or set CHROME_PATH.');
  process.exit(1);
}

const PICTURES = [
  { name: 'start', person: 'beate.hirschmueller', width: 1280, height: 900, address: () => '/de/' },
  { name: 'roll-call', person: 'beate.hirschmueller', width: 390, height: 900, address: async (see) => `/de/sessions/${(await of2022(see)).events[0].sessions[3].id}/attendance` },
  { name: 'certificates', person: 'renate.kuehnel', width: 1280, height: 900, address: async (see) => `/de/cohorts/${(await of2022(see)).id}/certificates` },
];

mkdirSync(folder, { recursive: true });
const installation = await throwAway({ KURSBUCH_NOW: MORNING });
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
try {
  for (const { name, person, width, height, address } of PICTURES) {
    const somebody = await installation.as(person);
    const context = await browser.newContext({ viewport: { width, height }, locale: 'de-DE', timezoneId: 'Europe/Berlin', colorScheme: 'light', reducedMotion: 'reduce' });
    await context.addCookies(somebody.jar.map(([key, value]) => ({ name: key, value, url: installation.url })));
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(MORNING));
    await page.goto(installation.url + await address((query) => somebody.see(query)), { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`✓ .pictures/${name}.png`);
    await context.close();
  }
} finally {
  await browser.close();
  await installation.remove();
}

/** The cohort in which everything was recorded. */
async function of2022(see) {
  const { cohorts } = await see('{ cohorts { id slug events { sessions { id } } } }');
  return cohorts.find(({ slug }) => slug === 'durchgang-2022');
}
