// The disk fills up under everything that is written: refused by a code, nothing half stored, reading goes on, and once there
// is room again the same process goes on by itself. The disk is a small one in memory, which only root may mount.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demandClean, killInTheMiddle, until } from '../support/faults.mjs';
import { throwAway } from '../support/throw-away.mjs';
import { issuing } from '../support/works/issuing.mjs';
import { publishing } from '../support/works/publishing.mjs';
import { rollCall } from '../support/works/roll-call.mjs';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const REFUSED = ['platform/no-room', 'platform/unreachable'];
const READ = '{ me { person { familyName } } curricula { title } }';
const WRITE = 'mutation { addSubscription(input: { name: "Handy" }) { url } }';

const disk = mkdtempSync(join(tmpdir(), 'kursbuch-disk-'));
try {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=0700', 'kursbuch', disk], { stdio: ['ignore', 'ignore', 'pipe'] });
} catch (error) {
  rmSync(disk, { recursive: true });
  console.log(`  A small disk could not be mounted, for which this proof must run as root: ${String(error.stderr ?? error).trim()}`);
  process.exit(1);
}
let installation;
try {
  installation = await throwAway({}, disk);
  const works = [await rollCall(installation), await publishing(installation), await issuing(installation)];
  const reader = await installation.as('beate.hirschmueller');
  const before = await reader.see(READ);
  for (let round = 1; round <= ROUNDS; round++) {
    const ballast = fill(disk);
    const acknowledged = works.map((work) => work.acknowledged);
    for (const work of works) await work.run();
    const refusals = works.flatMap((work) => work.refusals.splice(0));
    assert.deepEqual([...new Set(refusals)].filter((code) => !REFUSED.includes(code)), [], 'refused by a code that says why');
    assert.ok(refusals.includes('platform/no-room'));
    const [read, away] = await readings(reader, before);
    rmSync(ballast);
    const began = performance.now();
    await until('a write after there is room again', async () => (await reader.ask(WRITE).catch(() => undefined))?.data);
    const back = Math.round(performance.now() - began);
    for (const work of works) await work.compare();
    const written = works.map((work, index) => work.acknowledged - acknowledged[index]);
    console.log(`  full: ${written.join(', ')} marks, versions, certificates still acknowledged, all there and whole; refused ${refusals.length} times (${[...new Set(refusals)].join(', ')}); ${read} of ${read + away} reads answered; writing ${back} ms after there was room; ${await demandClean(installation)}`);
  }
  // And it is as good as before: one more end in the middle.
  await killInTheMiddle(installation, works[0], 'server');
  await demandClean(installation);
} finally {
  await installation?.remove().catch(() => undefined);
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
}

/** Until not a byte more can be written. */
function fill(folder) {
  const path = join(folder, 'ballast');
  for (const size of [1 << 20, 4096, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }
  return path;
}

/** Each is the whole answer as before, or 503 where PostgreSQL itself has ended for want of room. */
async function readings(reader, before) {
  let [read, away] = [0, 0];
  for (let n = 0; n < 20; n++) {
    const { data, errors } = await reader.ask(READ);
    if (errors) {
      assert.deepEqual(errors.map(({ extensions }) => extensions.code), ['platform/unreachable']);
      away++;
    } else {
      assert.deepEqual(data, before);
      read++;
    }
  }
  return [read, away];
}
