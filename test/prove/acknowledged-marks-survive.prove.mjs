// A mark that was acknowledged is there after the next start, however the server or PostgreSQL ended, and no request is
// left without an answer: several trainers save roll calls without pause while the one or the other is killed.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postmasterOf } from '../../server/dist/platform/database/postmaster.js';
import { throwAway } from '../support/throw-away.mjs';

const ROUNDS = 3;
// Above the server's own bound for a database that does not answer.
const PATIENCE = 30_000;
const SHEET = '{ sites { seats { persons { enrolmentId mark { note version } } } } }';
const SEE = `query See($id: ID!) { rollCall(sessionId: $id) ${SHEET} }`;
const RECORD = `mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) ${SHEET} }`;
const KINDS = [['present', null], ['late', 7], ['left-early', 11]];

const installation = await throwAway();
try {
  const trainer = await installation.as('beate.hirschmueller');
  const { cohorts } = await trainer.see('{ cohorts { slug events { sessions { id } } } }');
  const sessions = cohorts.find(({ slug }) => slug === 'durchgang-2022').events.flatMap((event) => event.sessions).slice(0, 2).map(({ id }) => id);
  const savers = [];
  for (const session of sessions) {
    for (const [enrolment, mark] of marksIn((await trainer.see(SEE, { id: session })).rollCall)) {
      savers.push({ session, enrolment, version: mark?.version ?? null, tried: 0, acknowledged: 0 });
    }
  }
  assert.equal(savers.length, 28);

  for (const victim of ['server', 'PostgreSQL']) {
    for (let round = 1; round <= ROUNDS; round++) {
      const before = sum(savers);
      const loops = savers.map((saver) => saveUntilItEnds(trainer, saver));
      const loads = Promise.all(loops);
      const enough = 5 + Math.floor(Math.random() * 30);
      // By what was saved, not by the clock: a busy machine may save nothing for a while.
      while (sum(savers) - before < enough) await Promise.race([sleep(1), loads.then(() => assert.fail('saving ended before the kill'))]);
      if (victim === 'server') {
        await installation.server.kill();
      } else {
        process.kill(postmasterOf(join(installation.folder, 'postgres')).pid, 'SIGKILL');
      }
      await loads;
      if (victim === 'PostgreSQL') assert.equal(await installation.stop(), 0, 'without its database the server still ends by itself');
      const acknowledged = sum(savers) - before;
      await installation.start();
      await compare(trainer, savers);
      console.log(`  ${victim} killed after ${enough} marks: ${acknowledged} marks acknowledged, all there; every request answered`);
    }
  }
} finally {
  await installation.remove();
}

/** One enrolment's mark, again and again with a number in its note, until an answer fails to come. */
async function saveUntilItEnds(trainer, saver) {
  for (;;) {
    const number = ++saver.tried;
    const [kind, minutesMissed] = KINDS[number % KINDS.length];
    const marks = [{ enrolmentId: saver.enrolment, kind, minutesMissed, note: `Nr. ${number}`, version: saver.version }];
    const answer = await inTime(trainer.ask(RECORD, { input: { sessionId: saver.session, marks, substitutes: [] } }));
    if (!answer?.data) return;
    const mark = marksIn(answer.data.recordAttendance).get(saver.enrolment);
    assert.equal(numberIn(mark), number);
    saver.acknowledged = number;
    saver.version = mark.version;
  }
}

/** A request without any answer fails the proof: who saves must learn that it did not work. */
async function inTime(answer) {
  const answered = new AbortController();
  const tooLate = sleep(PATIENCE, undefined, { signal: answered.signal }).then(() => assert.fail(`no answer within ${PATIENCE / 1000} s`), () => undefined);
  return Promise.race([answer.catch(() => undefined), tooLate]).finally(() => answered.abort());
}

/** What is stored is the acknowledged mark, or the one that was under way when the end came. */
async function compare(trainer, savers) {
  for (const session of new Set(savers.map((saver) => saver.session))) {
    const stored = marksIn((await trainer.see(SEE, { id: session })).rollCall);
    for (const saver of savers.filter((one) => one.session === session)) {
      const mark = stored.get(saver.enrolment);
      const number = numberIn(mark);
      assert.ok(number >= saver.acknowledged && number <= saver.tried, `enrolment ${saver.enrolment}: ${saver.acknowledged} was acknowledged, ${number} is there`);
      Object.assign(saver, { version: mark?.version ?? null, tried: number, acknowledged: number });
    }
  }
}

function marksIn(sheet) {
  return new Map(sheet.sites.flatMap(({ seats }) => seats).flatMap(({ persons }) => persons).map(({ enrolmentId, mark }) => [enrolmentId, mark]));
}

/** 0 for the mark of the demo data. */
function numberIn(mark) {
  return Number(/^Nr\. (\d+)$/.exec(mark?.note ?? '')?.[1] ?? 0);
}

function sum(savers) {
  return savers.reduce((all, { acknowledged }) => all + acknowledged, 0);
}
