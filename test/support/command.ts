import { COMMANDS } from '../../server/src/installation/commands.js';
import { writingFor } from '../../server/src/platform/audit/author.js';
import { readSettings } from '../../server/src/platform/settings.js';
import { TEST_DATA, TEST_START } from './test-data.mjs';
import type { World } from './world.js';

/** Runs a command of `npm run kursbuch` within the world, and says what it said. */
export async function command(world: World, name: string, ...words: string[]): Promise<string[]> {
  const said: string[] = [];
  const settings = readSettings({ KURSBUCH_DATA: TEST_DATA, KURSBUCH_NOW: TEST_START, PORT: '0' });
  await writingFor(`command ${name}`, async () => COMMANDS[name]!.run({
    app: world.app, settings, words, url: world.orm.config.get('clientUrl')!, env: {}, say: (line) => { said.push(line); }, prepare: () => Promise.resolve(),
  }));
  return said;
}
