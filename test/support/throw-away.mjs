import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from './browser-session.ts';
import { ChildServer, freePort } from './child-server.ts';

const DEMO_PASSWORD = 'kursbuch-demo';

/**
 * The built server as `npm start` runs it, with demo data, in a folder that is gone afterwards: for what measures, proves
 * and takes pictures. Build it before.
 */
export async function throwAway(settings = {}, folder = mkdtempSync(join(tmpdir(), 'kursbuch-throw-away-'))) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const installation = {
    folder, url,
    /** Beside folder and port; a next start has them as they are then. */
    settings,
    /** The running server. */
    server: undefined,
    /** Resolves when the address is printed. */
    async start() {
      installation.server = ChildServer.start({ KURSBUCH_DATA: folder, PORT: String(port), ...installation.settings });
      await installation.server.says('Kursbuch is open at');
    },
    stop: () => installation.server.interrupt(),
    /** A demo person with a browser of their own, by the part of the address before the @. */
    async as(person) {
      const browser = new Browser(url, url);
      await browser.signIn(`${person}@example.org`, DEMO_PASSWORD);
      return browser;
    },
    async remove() {
      await installation.server?.interrupt().catch(() => undefined);
      // A folder of somebody else's is emptied by them.
      if (folder.includes('kursbuch-throw-away-')) rmSync(folder, { recursive: true, force: true });
    },
  };
  // Whoever ends the measuring or proving process, or the one that runs it, ends the server too. A story ends its own.
  if (process.env.JEST_WORKER_ID === undefined) endWithUs(installation);
  await installation.start().catch(async (error) => { await installation.remove(); throw error; });
  return installation;
}

function endWithUs(installation) {
  const end = () => void installation.remove().then(() => process.exit(1));
  for (const cause of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(cause, end);
  process.channel?.unref();
}
