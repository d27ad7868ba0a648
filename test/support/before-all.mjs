import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../server/dist/platform/database/embedded.js';
import { postmasterOf } from '../../server/dist/platform/database/postmaster.js';
import { copyPrepared, preparedInstallation } from './prepared.mjs';
import { TEST_DATA } from './test-data.mjs';

/** One PostgreSQL for the run, and in it the database from which each test file's is copied: migrated, with the demo programmes. */
export default async function () {
  // That of a run that was killed may still be there.
  if (postmasterOf(join(TEST_DATA, 'postgres'))) await (await startEmbedded(TEST_DATA)).stop();
  rmSync(TEST_DATA, { recursive: true, force: true });
  // Asked once: what stories copy in the middle of a run is what it began with.
  process.env['KURSBUCH_PREPARED'] = preparedInstallation();
  copyPrepared(TEST_DATA);
  const { url } = await startEmbedded(TEST_DATA);
  process.env['KURSBUCH_TEST_DATABASE'] = url;
}
