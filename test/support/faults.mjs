// One small way to load an installation, to break it in the middle, to start it again and to compare. Shared by proofs and stories.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ChildServer } from './child-server.ts';

// Above the server's own bound for a database that does not answer.
const PATIENCE = 30_000;

/** The process and the socket of the PostgreSQL that works on the installation's folder. */
export function postgresOf(folder) {
  const [pid, , , , sockets] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(pid), sockets };
}

/** A connection around the services: for looking, and for what time itself would do. */
export async function look(installation) {
  const client = new pg.Client({ connectionString: `postgresql://kursbuch@${encodeURIComponent(postgresOf(installation.folder).sockets)}/kursbuch` });
  client.on('error', () => undefined);
  await client.connect();
  await client.query("set kursbuch.cause = 'proof'");
  return client;
}

/** The answer, or undefined when none came; kept longer than anybody would wait it fails the proof. */
export async function inTime(answer, patience = PATIENCE) {
  const answered = new AbortController();
  const tooLate = sleep(patience, undefined, { signal: answered.signal }).then(() => assert.fail(`no answer within ${patience / 1000} s`), () => undefined);
  return Promise.race([answer.catch(() => undefined), tooLate]).finally(() => answered.abort());
}

/** Why nothing was done: the codes of an answer, or that none came, as when the server itself is gone. */
export const codesIn = (answer) => answer?.errors?.map(({ extensions }) => extensions.code) ?? ['no answer'];

/** Waits for what must come by itself. */
export async function until(what, happened, patience = 60_000) {
  const end = performance.now() + patience;
  for (;;) {
    const found = await happened();
    if (found) return found;
    if (performance.now() > end) assert.fail(`${what}: not within ${patience / 1000} s`);
    await sleep(50);
  }
}

/** `kursbuch check` in words of its own process: clean, or the proof has failed. Its last line. */
export async function demandClean(installation) {
  const { code, output } = await ChildServer.start({ KURSBUCH_DATA: installation.folder, ...installation.settings }, 'check').end();
  assert.equal(code, 0, output);
  return output.split('\n').at(-1);
}

/**
 * Work goes on without pause while its process, or PostgreSQL under it, is killed: after some time, in a moment in which
 * something is written and not yet committed. Then the server is started again, or has found its database again by itself, and
 * what is there is compared. Whether every rule holds, {@link demandClean} says.
 */
export async function killInTheMiddle(installation, work, victim, random = Math.random) {
  const before = work.acknowledged;
  const db = await look(installation);
  let ended = false;
  const loads = work.run().finally(() => { ended = true; });
  loads.catch(() => undefined);
  // At least once to its end, so that there is something that must not be lost; not by the clock, since a machine may be busy.
  while (!ended && work.acknowledged === before) await sleep(1);
  await sleep(random() * work.lasts);
  const inside = await writes(db, work.process ?? (() => installation.server.child.pid), () => ended);
  await sleep(random() * Math.min(20, work.lasts / 4));
  if (ended) assert.fail(`the work ended before the kill: ${await loads ?? work.refusals}`);
  await db.end();
  if (victim === 'server') await installation.server.kill();
  else if (victim === 'command') process.kill(work.process(), 'SIGKILL');
  else process.kill(postgresOf(installation.folder).pid, 'SIGKILL');
  await loads;
  if (victim === 'server') await installation.start();
  else await until('the same server answers again, by itself', async () => (await fetch(`${installation.url}/ready`)).status === 200);
  const acknowledged = work.acknowledged - before;
  const found = await work.compare(installation);
  return { acknowledged, inside, found };
}

/** Waits for an open transaction of the process that has written; false where none was caught within some seconds. */
async function writes(db, process, ended) {
  for (let tries = 0; tries < 200 && !ended(); tries++) {
    // Looked for within PostgreSQL, since a transaction may be over before a question from outside has got there.
    const { rows: [{ found }] } = await db.query(`with recursive look (n, found) as (select 0, false
      union all select n + 1, (select pg_stat_clear_snapshot() is not null and pg_sleep(0.0002) is not null and exists (select from pg_stat_get_activity(null) a where a.backend_xid is not null and a.application_name = $1 and look.n >= 0)) from look where not found and n < 200)
      select bool_or(found) as found from look`, [`kursbuch-${process()}`]);
    if (found) return true;
  }
  return false;
}
