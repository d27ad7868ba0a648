// The story of hostile input by another seed and at greater length than a test may take. KURSBUCH_FUZZ_SEED asks the same
// questions again; the seed stands in the names of the tests.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';

const seed = process.env.KURSBUCH_FUZZ_SEED ?? String(randomInt(2 ** 31));
const jest = spawn(process.execPath, ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '-c', 'test/jest.config.mjs', '--verbose', 'stories/hostile-input'], {
  stdio: 'inherit', env: { ...process.env, KURSBUCH_FUZZ_SEED: seed, KURSBUCH_FUZZ_ROUNDS: process.env.KURSBUCH_FUZZ_ROUNDS ?? '10' },
});
const [status] = await once(jest, 'close');
assert.equal(status, 0, `hostile input was not refused as it should be: again with KURSBUCH_FUZZ_SEED=${seed}`);
