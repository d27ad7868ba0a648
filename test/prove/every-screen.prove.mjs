// Every screen, in both languages and both schemes, wide, at 200 % and on a phone: minutes, so it is no part of `npm test`,
// where each room looks at its own screens.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const { status } = spawnSync(process.execPath, [
  '--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), '-c', join(root, 'test/jest.config.mjs'),
  '--testMatch', '<rootDir>/test/prove/every-screen.test.ts',
], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
