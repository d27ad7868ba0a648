import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { createApp, prepareDatabase } from '../../server/dist/app.js';
import { DEMO_PASSWORD, Seeds } from '../../server/dist/installation/seeds.js';
import { startEmbedded } from '../../server/dist/platform/database/embedded.js';
import { readSettings } from '../../server/dist/platform/settings.js';
import { Browser } from './browser-session.ts';
import { SIGNED_IN, TEST_START } from './test-data.mjs';

const folder = process.argv[2];
const settings = { ...readSettings({ KURSBUCH_DATA: folder, KURSBUCH_NOW: TEST_START, PORT: '0' }) };
const { url, stop } = await startEmbedded(folder);
const app = await createApp(settings, url);
await prepareDatabase(app, url);
await app.get(Seeds).demo(() => undefined);

// Everybody signs in once: the hash of a password costs a tenth of a second by design, and every database has their sessions.
await app.listen(0, '127.0.0.1');
const address = await app.getUrl();
const database = new pg.Client({ connectionString: url });
await database.connect();
const { rows: accounts } = await database.query('select email from auth."user"');
await database.end();
const signedIn = await Promise.all(accounts.map(async ({ email }) => {
  const browser = new Browser(address, settings.baseUrl);
  await browser.signIn(email, DEMO_PASSWORD);
  return [email, browser.jar];
}));
writeFileSync(join(folder, SIGNED_IN), JSON.stringify(Object.fromEntries(signedIn)));
await app.close();
await stop();
