// Every screen in both languages, both schemes, wide and on a phone: the walk of `npm test`, in all eight looks.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { status } = spawnSync(process.execPath, ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'test/jest.config.mjs', 'browser/every-screen'], {
  cwd: root, stdio: 'inherit', env: { ...process.env, LOOKS: 'all' },
});
process.exit(status ?? 1);
