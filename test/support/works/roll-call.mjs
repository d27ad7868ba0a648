import assert from 'node:assert/strict';
import { codesIn, inTime } from '../faults.mjs';

const SHEET = '{ sites { seats { persons { enrolmentId mark { note version } } } } }';
const SEE = `query See($id: ID!) { rollCall(sessionId: $id) ${SHEET} }`;
const RECORD = `mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) ${SHEET} }`;
// Of few minutes: nobody may lose by them what another work issues.
const KINDS = [['present', null], ['late', 1], ['left-early', 2]];

/** Marks of two sessions: each enrolment's again and again, with a number in its note. */
export async function rollCall(installation) {
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

  const refusals = [];
  return {
    lasts: 1_000, refusals,
    get acknowledged() { return savers.reduce((all, { acknowledged }) => all + acknowledged, 0); },
    run: () => Promise.all(savers.map((saver) => saveUntilItEnds(trainer, saver, refusals))),
    /** What is stored is the acknowledged mark, or the one that was under way when the end came. */
    async compare() {
      for (const session of sessions) {
        const stored = marksIn((await trainer.see(SEE, { id: session })).rollCall);
        for (const saver of savers.filter((one) => one.session === session)) {
          const mark = stored.get(saver.enrolment);
          const number = numberIn(mark);
          assert.ok(number >= saver.acknowledged && number <= saver.tried, `enrolment ${saver.enrolment}: ${saver.acknowledged} was acknowledged, ${number} is there`);
          Object.assign(saver, { version: mark?.version ?? null, tried: number, acknowledged: number });
        }
      }
      return `${savers.length} marks, each the acknowledged one or the one under way`;
    },
  };
}

async function saveUntilItEnds(trainer, saver, refusals) {
  for (;;) {
    const number = ++saver.tried;
    const [kind, minutesMissed] = KINDS[number % KINDS.length];
    const marks = [{ enrolmentId: saver.enrolment, kind, minutesMissed, note: `Nr. ${number}`, version: saver.version }];
    const answer = await inTime(trainer.ask(RECORD, { input: { sessionId: saver.session, marks, substitutes: [] } }));
    if (!answer?.data) return void refusals.push(...codesIn(answer));
    const mark = marksIn(answer.data.recordAttendance).get(saver.enrolment);
    assert.equal(numberIn(mark), number);
    saver.acknowledged = number;
    saver.version = mark.version;
  }
}

function marksIn(sheet) {
  return new Map(sheet.sites.flatMap(({ seats }) => seats).flatMap(({ persons }) => persons).map(({ enrolmentId, mark }) => [enrolmentId, mark]));
}

/** 0 for the mark of the demo data. */
function numberIn(mark) {
  return Number(/^Nr\. (\d+)$/.exec(mark?.note ?? '')?.[1] ?? 0);
}
