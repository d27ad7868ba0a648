// `npm run pictures`: takes the pictures of README.md from a demo installation that runs at BASE_URL (npm start).
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const base = process.env.BASE_URL ?? `http://localhost:${process.env.PORT ?? 3000}`;
const folder = join(import.meta.dirname, '../../.pictures');
const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => path && existsSync(path));
if (!executablePath) {
  console.error('There is no Chromium: apt-get install chromium, or set CHROME_PATH.');
  process.exit(1);
}

const PICTURES = [
  { name: 'start', person: 'beate.hirschmueller@example.org', address: () => '/de/' },
  { name: 'roll-call', person: 'beate.hirschmueller@example.org', address: async (ask) => `/de/sessions/${await rollCall(ask)}/attendance` },
  { name: 'certificates', person: 'renate.kuehnel@example.org', address: () => '/de/certificates' },
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
for (const { name, person, address } of PICTURES) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'de-DE', reducedMotion: 'reduce', extraHTTPHeaders: { origin: base } });
  const signedIn = await context.request.post(`${base}/api/auth/sign-in/email`, { data: { email: person, password: 'kursbuch-demo' } });
  if (!signedIn.ok()) throw new Error(`${person} could not sign in at ${base}: is it a demo installation?`);
  const ask = async (query) => (await (await context.request.post(`${base}/graphql`, { data: { query } })).json()).data;
  const page = await context.newPage();
  await page.goto(base + await address(ask), { waitUntil: 'networkidle' });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`✓ .pictures/${name}.png`);
  await context.close();
}
await browser.close();

/** A session of the workshop of 2022, in which everything was recorded. */
async function rollCall(ask) {
  const { cohorts } = await ask('{ cohorts { slug events { sessions { id } } } }');
  const cohort = cohorts.find(({ slug }) => slug === 'durchgang-2022') ?? cohorts[0];
  return cohort.events.flatMap(({ sessions }) => sessions)[0].id;
}
