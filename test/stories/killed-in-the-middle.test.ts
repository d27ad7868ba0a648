import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { demandClean, killInTheMiddle } from '../support/faults.mjs';
import { copyPrepared } from '../support/prepared.mjs';
import { TEST_START } from '../support/test-data.mjs';
import { throwAway, type ThrowAway } from '../support/throw-away.mjs';
import { WORKS } from '../support/works/works.mjs';

// The server and commands are started again and again.
jest.setTimeout(180_000);

let installation: ThrowAway;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kursbuch-throw-away-'));
  copyPrepared(folder);
  installation = await throwAway({ KURSBUCH_NOW: TEST_START }, folder);
});
afterAll(() => installation.remove());

// One round each, by the one end and the other in turn: `npm run prove` does both many times.
const ROUNDS = WORKS.map(({ name, begin, victims }, index) => ({ name, begin, victim: victims[(index + 1) % victims.length]! }));

test.each(ROUNDS)('$name, $victim killed inside a transaction: what was acknowledged is there, the rest whole or absent', async ({ begin, victim }) => {
  const work = await begin(installation);
  try {
    const { acknowledged, inside } = await killInTheMiddle(installation, work, victim);
    expect(acknowledged).toBeGreaterThan(0);
    expect(inside).toBe(true);
  } finally {
    work.remove?.();
  }
});

test('after all of it every rule holds', async () => {
  expect(await demandClean(installation)).toMatch(/^✓ \d+ rules, all of them hold$/);
});
