// Every screen in English, as `npm test` walks them in German: both walks together take longer than a test may.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const { status } = spawnSync(process.execPath, [
  '--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '-c', join(root, 'test/jest.config.mjs'),
  '--testMatch', '<rootDir>/test/prove/every-screen-in-english.test.ts',
], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
