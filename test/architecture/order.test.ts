import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ORDER, sourcesOf, violations } from '../support/import-order.js';

const root = join(import.meta.dirname, '../..');

test.each(['server/src', 'client/src/app'])('every room of %s imports only rooms that stand before it', (folder) => {
  const files = sourcesOf(join(root, folder));
  expect(files.length).toBeGreaterThan(20);
  expect(violations(files)).toEqual([]);
});

test.each(['server/src', 'client/src/app'])('every folder of %s has its place in the order', (folder) => {
  const folders = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(folders.filter((name) => !ORDER.includes(name))).toEqual([]);
});

test('planted violations are found, and what is allowed is not', () => {
  const planted = [
    { path: 'programmes/planted.ts', text: "import { Site } from '../sites/site.js';" },
    { path: 'attendance/deep/planted.ts', text: "const later = await import('../../certificates/certificate.js');" },
    { path: 'learning/planted.ts', text: "export type { Marking } from \"../attendance/roll-call.resolver.js\";" },
    { path: 'identity/planted.ts', text: "import { createApp } from '../app.js';" },
    { path: 'gossip/planted.ts', text: "import { Clock } from '../platform/clock.js';" },
    { path: 'learning/allowed.ts', text: "import { Mark } from '../attendance/mark.js';\nimport { own } from './inputs.js';\nimport { sql } from 'kysely';" },
    { path: 'app.ts', text: "import { Seeds } from './installation/seeds.js';" },
  ];
  expect(violations(planted)).toEqual([
    'programmes/planted.ts imports sites/site.js: sites comes later than programmes',
    'attendance/deep/planted.ts imports certificates/certificate.js: certificates comes later than attendance',
    "learning/planted.ts imports attendance/roll-call.resolver.js: resolvers and inputs are attendance's own affair",
    'identity/planted.ts imports app.js: what puts the rooms together is imported by none of them',
    'gossip/planted.ts imports platform/clock.js: gossip is no room of the order',
  ]);
});
