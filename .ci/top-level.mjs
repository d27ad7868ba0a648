// The top level of the checkout is its table of contents: nothing stands there that is not named here. Dot files belong to tools.
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAY_STAND_THERE = [
  'server', 'client', 'curricula', 'seeds', 'test', 'node_modules',
  'nx.json', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'README.md', 'CHANGELOG.md', 'LICENSE',
];

/** The names in a folder that have no place on the top level. */
export const strangers = (folder) => readdirSync(folder).filter((name) => !name.startsWith('.') && !MAY_STAND_THERE.includes(name));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = strangers(dirname(import.meta.dirname));
  if (found.length) {
    console.error(`Nothing else may stand on the top level: ${found.join(', ')}. Give it a place in server, client, curricula, seeds or test.`);
    process.exit(1);
  }
}
