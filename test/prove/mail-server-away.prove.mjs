// The mail server is away for a day: mails wait, and each arrives exactly once when it is back; a code to sign in that expired
// meanwhile is not sent. When something is due is told by PostgreSQL's clock, which nobody can put forward alone: instead
// everything that has a time (jobs, mails, codes) is made older, an hour at once, as they would be after that while.
import assert from 'node:assert/strict';
import { freePort } from '../support/child-server.ts';
import { demandClean, look, until } from '../support/faults.mjs';
import { openMailSink } from '../support/mail-sink.ts';
import { throwAway } from '../support/throw-away.mjs';
import { passes } from '../support/time-passes.mjs';

const MAILS = Number(process.env.MAILS ?? 40);
const [STEP, STEPS] = [60, 24];

const port = await freePort();
const installation = await throwAway({ SMTP_URL: `smtp://127.0.0.1:${port}` });
let sink;
try {
  const db = await look(installation);
  const attempts = async () => (await db.query("select min(attempts) as least, max(attempts) as most from mail where state = 'waiting' and not secret")).rows[0];
  // The code first, so that it waits with the others.
  await fetch(`${installation.url}/api/auth/email-otp/send-verification-otp`, { method: 'POST', headers: { 'content-type': 'application/json', origin: installation.url }, body: JSON.stringify({ email: 'heike.zuegel@example.org', type: 'sign-in' }) });
  await db.query(`with written as (insert into mail (id, recipient, subject, body, cause, secret, state, created_at)
    select gen_random_uuid(), 'nr-' || n || '@example.org', 'Nr. ' || n, 'Text', 'proof', false, 'waiting', now() from generate_series(1, ${MAILS}) n returning id)
    select graphile_worker.add_job('send-mail', payload => json_build_object('id', id), job_key => id::text, max_attempts => 20) from written`);
  for (let step = 0; step < STEPS; step++) {
    const { least } = await attempts();
    await passes(db, STEP);
    await until('each waiting mail is tried again', async () => (await attempts()).least > (least ?? 0));
  }
  const { least, most } = await attempts();
  const code = (await db.query('select state, problem from mail where secret')).rows;
  assert.deepEqual(code, [{ state: 'failed', problem: 'expired before the mail server took it' }]);
  sink = await openMailSink(port);
  await passes(db, STEP);
  await until('all mails have left', async () => (await db.query("select 1 from mail where state = 'waiting'")).rowCount === 0);
  // Twice as long as any of them would wait, and a start, which queues what waits.
  await passes(db, 2 * STEP);
  await installation.stop();
  await installation.start();
  const after = await look(installation);
  await until('no job is left', async () => (await after.query("select 1 from graphile_worker.jobs where task_identifier = 'send-mail'")).rowCount === 0);
  await after.end();
  assert.deepEqual(sink.arrived.map(({ subject }) => subject).sort(), Array.from({ length: MAILS }, (_, n) => `Nr. ${n + 1}`).sort());
  console.log(`  away for ${STEP * STEPS / 60} hours: ${MAILS} mails, each tried ${least} to ${most} times, each arrived once; the code expired and was not sent; ${await demandClean(installation)}`);
} finally {
  await installation.remove();
  await sink?.close();
}
