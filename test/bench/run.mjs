// `npm run bench`: how the built server answers, each request beside a bare one that takes turns with it in the same run,
// so that the load of the machine touches both. With --check it fails where a ratio fell behind the committed ones, with
// --write it commits its own.
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../../server/dist/platform/database/embedded.js';
import { postmasterOf } from '../../server/dist/platform/database/postmaster.js';
import { ChildServer } from '../support/child-server.ts';
import { throwAway } from '../support/throw-away.mjs';
import { casesFor } from './cases.mjs';
import { ask, figuresOf, round, send } from './load.mjs';
import { cpuOf, familyOf, processor, pssOf, rssOf } from './machine.mjs';
import { statementsOf } from './statements.mjs';

const SIZES = ['S', 'M', 'L', 'F'];
const TURNS = 3;
const SECONDS = 1;
// A server answers as it does in the middle of a day only once its code is compiled.
const WARM_SECONDS = 3;
const STARTS = 3;
// A ratio of two figures of one busy machine still wavers; what fell by a third has become slower.
const TOLERANCE = 0.35;
const root = join(import.meta.dirname, '../..');
const COMMITTED = join(import.meta.dirname, 'results.json');
const { values: { check, write, only } } = parseArgs({ options: { check: { type: 'boolean' }, write: { type: 'boolean' }, only: { type: 'string' } } });

const machine = { processor: processor(), cores: availableParallelism(), memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version, load: round(loadavg()[0]) };
console.log(`${machine.processor ?? 'Processor unknown'}, ${machine.cores} cores, load ${machine.load}, Node ${machine.node}; ${TURNS} turns of ${SECONDS} s\n`);

const installation = await throwAway();
const found = { machine, at: new Date().toISOString(), cases: [], secondStartSeconds: [] };
try {
  for (const size of SIZES) await command('generate', size);
  found.cases = await measured();
  if (!only) found.secondStartSeconds = await secondStarts();
} finally {
  await installation.remove();
}
mkdirSync(join(root, '.data'), { recursive: true });
for (const file of [join(root, '.data/bench.json'), ...(write ? [COMMITTED] : [])]) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
console.log(`\nSecond start: ${found.secondStartSeconds.join(' s, ')} s\nAll figures in .data/bench.json`);
if (check) process.exitCode = compare(JSON.parse(readFileSync(COMMITTED, 'utf8')).cases) ? 0 : 1;

async function measured() {
  const { url } = await startEmbedded(installation.folder);
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  const cases = (await casesFor(installation, db)).filter(({ name }) => !only || name.includes(only));
  const statements = await statementsOf(installation, db, url, cases);
  const bare = fork(join(import.meta.dirname, 'bare.mjs'));
  bare.send({ database: url, answers: await Promise.all(cases.map(recorded)) });
  const [port] = await once(bare, 'message');
  const results = [];
  console.log(line(['', 'at once', 'req/s', 'p50 ms', 'p99 ms', 'SQL', 'CPU ms', 'bare', 'ratio', 'MiB', 'mark']));
  for (const one of cases) {
    await one.begin?.(installation.url);
    for (const connections of [1, 16].filter((number) => number <= one.most)) {
      const target = { ours: installation.url + one.path, bare: `http://127.0.0.1:${port}/${one.name}` };
      const plain = { ...one, before: undefined, read: undefined };
      await ask(target.ours, one, connections, WARM_SECONDS);
      await ask(target.bare, plain, connections, WARM_SECONDS);
      const turns = { ours: [], bare: [] };
      const server = installation.server.child.pid;
      let cpu = 0;
      for (let turn = 0; turn < TURNS; turn++) {
        const before = cpuOf(server);
        turns.ours.push(await ask(target.ours, one, connections, SECONDS));
        cpu += cpuOf(server) - before;
        turns.bare.push(await ask(target.bare, plain, connections, SECONDS));
      }
      const [ours, reference] = [figuresOf(turns.ours), figuresOf(turns.bare)];
      const figures = { statements: statements[one.name], cpu: Number.isNaN(cpu) ? undefined : round(cpu / ours.answers), ratio: round(ours.perSecond / reference.perSecond) };
      const missed = Object.entries(one.marks).filter(([figure, bound]) => (figure === 'ratio' ? figures.ratio < bound : figures[figure] > bound)).map(([figure, bound]) => `${figure} ${bound}`);
      const memory = memoryWith(server);
      results.push({ name: one.name, connections, ...ours, ...figures, bare: reference.perSecond, memory, marks: one.marks, missed });
      console.log(line([one.title, connections, ours.perSecond, ours.p50, ours.p99, figures.statements, figures.cpu, reference.perSecond, figures.ratio, memory.together, missed.join(', ') || (Object.keys(one.marks).length ? 'met' : '')]));
    }
  }
  bare.disconnect();
  await once(bare, 'exit');
  await db.end();
  return results;
}

/** In MiB, right after a case: what a list of 10,000 took is given back late, so a case shows the largest before it as well. */
function memoryWith(server) {
  const postgres = familyOf(postmasterOf(join(installation.folder, 'postgres')).pid);
  return { serverRss: rssOf(server), serverPss: pssOf([server]), postgresPss: pssOf(postgres), together: pssOf([server, ...postgres]) };
}

/** What Kursbuch answers, for the bare one to answer alike. */
async function recorded(one) {
  await one.begin?.(installation.url);
  const { status, headers, bytes, text } = await send(installation.url + one.path, one, one.next(0));
  one.read?.(0, text);
  const kept = Object.entries(headers).filter(([key]) => !['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(key));
  return { name: one.name, method: one.method, lookUp: one.lookUp, status, headers: Object.fromEntries(kept), body: bytes.toString('base64') };
}

async function command(...words) {
  const { code, output } = await ChildServer.start({ KURSBUCH_DATA: installation.folder }, ...words).end();
  if (code !== 0) throw new Error(output);
  console.log(output);
}

/** In seconds, as `npm start` runs on what is built: from the command to the printed address. */
async function secondStarts() {
  const seconds = [];
  for (let count = 0; count < STARTS; count++) {
    await installation.stop();
    const start = performance.now();
    spawnSync(process.execPath, [join(root, 'server/scripts/prepare.mjs')], { stdio: 'inherit' });
    await installation.start();
    seconds.push(round((performance.now() - start) / 1000));
  }
  return seconds;
}

function compare(committed) {
  const slower = found.cases.flatMap(({ name, connections, ratio }) => {
    const before = committed.find((one) => one.name === name && one.connections === connections)?.ratio;
    return before === undefined || ratio >= before * (1 - TOLERANCE) ? [] : [`${name} at ${connections}: ${ratio} of the bare server, committed is ${before}`];
  });
  console.log(slower.length ? `\nSlower by more than ${TOLERANCE * 100} % than committed:\n${slower.join('\n')}` : `\nNo ratio fell by more than ${TOLERANCE * 100} % behind the committed ones.`);
  return !slower.length;
}

function line([title, ...figures]) {
  return title.padEnd(30) + figures.map((figure) => (figure ?? '').toString().padStart(9)).join('');
}
