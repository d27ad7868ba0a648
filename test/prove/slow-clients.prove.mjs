// 300 slow connections and 3,000 idle ones leave the rest served, and the slow ones are cut off when their time is over.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { idle, isOpen, slowBody, slowHeaders, slowReader } from '../support/slow-clients.ts';
import { throwAway } from '../support/throw-away.mjs';

const ASKS = 200;
// Generous: a busy machine serves slowly without anybody's fault. Without the bounds the rest is not served at all.
const AT_MOST = 2_000;
const installation = await throwAway();
let began;
let trainer;
try {
  trainer = await installation.as('beate.hirschmueller');
  const port = Number(new URL(installation.url).port);
  const folder = 'client/dist/browser/de';
  const largest = readdirSync(folder).filter((name) => name.endsWith('.js')).sort((a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size)[0];
  await served('alone');
  const alone = await served('alone');
  began = performance.now();

  const headers = await many(100, () => slowHeaders(port));
  const bodies = await many(100, () => slowBody(port));
  const readers = await many(100, () => slowReader(port, `/de/${largest}`));
  assert.deepEqual([headers, bodies, readers].map(open), [100, 100, 100]);
  const beside = await served('beside 300 slow connections');
  assert.ok(beside.p99 < AT_MOST, `${beside.p99} ms beside slow connections, ${alone.p99} ms alone`);

  const before = memory();
  const idlers = await many(3_000, () => idle(port));
  assert.equal(open(idlers), 3_000);
  const among = await served('beside 3,000 idle connections as well');
  assert.ok(among.p99 < AT_MOST);
  console.log(`  3,000 idle connections: ${memory() - before} MiB more, ${memory()} MiB in all`);

  await until(() => open(headers) === 0, 'headers', began, 15 + 5);
  await until(() => open(bodies) === 0, 'bodies', began, 60 + 5);
  // Twice a minute: what the network took of the first bytes counts as progress when Node looks for the first time.
  // Who does not read does not hear of the end either: what was on the way is read now, and it ends before the last answer.
  await sleep(Math.max(0, 130_000 - (performance.now() - began)));
  for (const { socket } of readers) socket.resume();
  await until(() => open(readers) === 0, 'readers', began, 130);
  const whole = 30 * statSync(join(folder, largest)).size;
  for (const { socket } of readers) assert.ok(socket.bytesRead < whole, `${socket.bytesRead} of ${whole} bytes came`);
  assert.match(await headers[0].closed, /^HTTP\/1\.1 408 /);
  await until(() => open(idlers) === 0, 'idle connections', began, 75 + 60);
  await served('after all of them');
} finally {
  await installation.remove();
}

async function served(when) {
  const times = [];
  const ask = async () => {
    while (times.length < ASKS) {
      const began = performance.now();
      const { me } = await trainer.see('{ me { person { familyName } } }');
      assert.equal(me.person.familyName, 'Hirschmüller');
      times.push(performance.now() - began);
    }
  };
  await Promise.all([ask(), ask(), ask(), ask()]);
  times.sort((a, b) => a - b);
  const [p50, p99] = [0.5, 0.99].map((share) => Math.round(times[Math.floor(times.length * share)] * 10) / 10);
  console.log(`  ${ASKS} requests ${when}: p50 ${p50} ms, p99 ${p99} ms`);
  return { p50, p99 };
}

/** In groups, since a listening socket has a queue of 511. */
async function many(count, connect) {
  const all = [];
  while (all.length < count) all.push(...await Promise.all(Array.from({ length: Math.min(100, count - all.length) }, connect)));
  return all;
}

function open(connections) {
  return connections.filter(isOpen).length;
}

async function until(holds, what, since, seconds) {
  while (!holds()) {
    assert.ok(performance.now() - since < (seconds + 10) * 1000, `${what} are still open after ${seconds} s`);
    await sleep(250);
  }
  console.log(`  ${what} were cut off ${Math.round((performance.now() - began) / 1000)} s after the first`);
}

/** Resident memory of the server, in MiB. */
function memory() {
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${installation.server.child.pid}/status`, 'utf8'))[1]) / 1024);
}
