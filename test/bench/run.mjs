// `npm run bench`: how fast the built server answers on demo data, each request beside a bare one in the same run, so that
// the load of the machine touches both. Says what it found and judges nothing.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { startEmbedded } from '../../server/dist/platform/database/embedded.js';
import { throwAway } from '../support/throw-away.mjs';
import { requestsFor } from './requests.mjs';

const SECONDS = 3;
const CONNECTIONS = [1, 16];
const STARTS = 3;
const root = join(import.meta.dirname, '../..');

const began = { at: new Date().toISOString(), node: process.version, cores: availableParallelism(), load: loadavg()[0] };
console.log(`${began.cores} cores, load ${began.load.toFixed(1)}, Node ${began.node}, ${SECONDS} s each\n`);
const installation = await throwAway();
let results;
let starts;
try {
  results = await answers();
  starts = await secondStarts();
} finally {
  await installation.remove();
}
mkdirSync(join(root, '.data'), { recursive: true });
writeFileSync(join(root, '.data/bench.json'), `${JSON.stringify({ ...began, loadAtEnd: loadavg()[0], results, secondStartSeconds: starts }, null, 2)}\n`);
console.log(`\nSecond start: ${starts.map((seconds) => `${seconds.toFixed(2)} s`).join(', ')}\nLoad at the end ${loadavg()[0].toFixed(1)}; all figures in .data/bench.json`);

async function answers() {
  const requests = await requestsFor(installation);
  const bare = fork(join(import.meta.dirname, 'bare.mjs'));
  bare.send({ database: (await startEmbedded(installation.folder)).url, answers: await Promise.all(requests.map(recorded)) });
  const [port] = await once(bare, 'message');

  const found = [];
  console.log(line(['', 'at once', 'req/s', 'p50 ms', 'p99 ms', 'bare', 'ratio']));
  for (const { name, title, path, ...request } of requests) {
    for (const connections of CONNECTIONS) {
      const [ours, reference] = [
        await measure({ ...request, url: installation.url + path, connections }),
        await measure({ ...request, url: `http://127.0.0.1:${port}/${name}`, connections }),
      ];
      const ratio = ours.perSecond / reference.perSecond;
      found.push({ name, connections, ours, bare: reference, ratio });
      console.log(line([title, connections, Math.round(ours.perSecond), ours.p50, ours.p99, Math.round(reference.perSecond), ratio.toFixed(2)]));
    }
  }
  bare.disconnect();
  await once(bare, 'exit');
  return found;
}

/** What Kursbuch answers, for the bare one to answer alike. */
async function recorded({ name, method, path, headers, body, lookUp }) {
  const response = await fetch(installation.url + path, { method, headers: { ...headers, 'accept-encoding': 'identity' }, body });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status >= 400 || bytes.includes('"errors"')) throw new Error(`${name}: ${response.status} ${bytes.toString().slice(0, 500)}`);
  const kept = [...response.headers].filter(([key]) => !['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(key));
  return { name, method, lookUp, status: response.status, headers: Object.fromEntries(kept), body: bytes.toString('base64') };
}

async function measure({ method, headers, body, url, connections }) {
  const options = { method, headers, body, url, connections };
  await autocannon({ ...options, duration: 1 });
  const { requests, latency, statusCodeStats, errors } = await autocannon({ ...options, duration: SECONDS });
  const strange = Object.keys(statusCodeStats).filter((status) => !['200', '304'].includes(status));
  if (errors || strange.length) throw new Error(`${url} answered ${strange.join(', ')} with ${errors} errors`);
  return { perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}

/** In seconds, as `npm start` runs on what is built: from the command to the printed address. */
async function secondStarts() {
  const found = [];
  for (let count = 0; count < STARTS; count++) {
    await installation.stop();
    const start = performance.now();
    spawnSync(process.execPath, [join(root, 'server/scripts/prepare.mjs')], { stdio: 'inherit' });
    await installation.start();
    found.push((performance.now() - start) / 1000);
  }
  return found;
}

function line([title, ...figures]) {
  return title.toString().padEnd(30) + figures.map((figure) => figure.toString().padStart(9)).join('');
}
