import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '../../server/dist/platform/database/embedded.js';
import { TEST_DATA } from './test-data.mjs';

/** One PostgreSQL for the run, and in it the template from which each test file's database is copied: migrated, with the demo programmes. */
export default async function () {
  rmSync(join(TEST_DATA, 'files'), { recursive: true, force: true });
  const database = await startEmbedded(TEST_DATA, 'template');
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, 'fill-template.mjs'), database.url], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the template database could not be made');
  process.env['KURSBUCH_TEST_DATABASE'] = database.url;
}
