import type { Condition } from '../../server/src/certificates/conditions.js';
import { eligibilityOf } from '../../server/src/certificates/eligibility.js';
import type { CohortFacts, OnlineFacts, PersonFacts, Standing } from '../../server/src/certificates/facts.js';

const share: Condition = { kind: 'attended-share', atLeast: 0.8, of: 'whole', base: 'programme' };
const online: Condition = { kind: 'online-phase', units: 'required', quizzes: 'passed' };
const site: Condition = { kind: 'site-represented', each: 'workshop', atLeast: 1 };

const facts: CohortFacts = {
  offered: 1800, modules: [], persons: [],
  events: [
    { id: 'w', kind: 'workshop', title: 'Workshop', startsOn: '2022-06-22', endsOn: '2022-06-23', place: '', offered: 1560 },
    { id: 'p', kind: 'presentation', title: 'Präsentation', startsOn: '2022-10-13', endsOn: '2022-10-13', place: '', offered: 240 },
  ],
};
const done: OnlineFacts = { unitsDone: 20, unitsRequired: 20, quizzesPassed: 6, quizzesRequired: 6, unitsMissingIn: [], quizzesNotPassed: [] };
const someone = (values: Partial<PersonFacts>): PersonFacts =>
  ({ personId: 'a', siteId: 's', attended: 1800, notRecorded: 0, byEvent: new Map(), byModule: new Map(), online: done, site: standing({ there: 2, open: 0 }), ...values });
const standing = (...sessions: Standing[]): PersonFacts['site'] => new Map([['w', sessions], ['p', [{ there: 0, open: 0 }]]]);
const judge = (condition: Condition, values: Partial<PersonFacts>): object => {
  const { conditions: [result] } = eligibilityOf([condition], facts, someone(values));
  return { state: result!.state, reasons: result!.reasons.map(({ code, minutes, modules, events }) => [code, minutes || modules.length || events.length]) };
};

test.each([
  [{ attended: 1440 }, { state: 'met', reasons: [] }],
  [{ attended: 1439 }, { state: 'not-met', reasons: [['attended-share-too-low', 1]] }],
  [{ attended: 1380, notRecorded: 59 }, { state: 'not-met', reasons: [['attended-share-too-low', 60]] }],
  [{ attended: 1380, notRecorded: 60 }, { state: 'undecided', reasons: [['attendance-not-recorded', 60]] }],
  [{ attended: 1500, notRecorded: 300 }, { state: 'met', reasons: [] }],
])('the share of attendance: %j', (values, expected) => {
  expect(judge(share, values)).toEqual(expected);
});

test('a share that has no exact binary form asks for not a minute more', () => {
  const of = (atLeast: number, offered: number, attended: number): string =>
    eligibilityOf([{ ...share, atLeast }], { ...facts, offered }, someone({ attended })).state;
  expect([of(0.7, 1800, 1260), of(0.55, 2000, 1100), of(0.55, 2000, 1099), of(2 / 3, 100, 66), of(2 / 3, 100, 67)]).toEqual(['met', 'met', 'not-met', 'not-met', 'met']);
});

test.each([
  [done, { state: 'met', reasons: [] }],
  [{ ...done, unitsMissingIn: [{ moduleUuid: 'm', open: true }] }, { state: 'undecided', reasons: [['units-not-done', 1]] }],
  [{ ...done, unitsMissingIn: [{ moduleUuid: 'm', open: true }], quizzesNotPassed: [{ moduleUuid: 'n', open: false }] },
    { state: 'not-met', reasons: [['units-not-done', 1], ['quizzes-not-passed', 1]] }],
])('the online phase: %j', (values, expected) => {
  expect(judge(online, { online: values })).toEqual(expected);
});

test.each([
  [[{ there: 2, open: 0 }, { there: 1, open: 0 }], { state: 'met', reasons: [] }],
  [[{ there: 2, open: 0 }, { there: 0, open: 0 }], { state: 'not-met', reasons: [['site-not-represented', 1]] }],
  [[{ there: 0, open: 2 }, { there: 1, open: 0 }], { state: 'undecided', reasons: [['representation-not-recorded', 1]] }],
  [[{ there: 0, open: 2 }, { there: 0, open: 0 }], { state: 'not-met', reasons: [['site-not-represented', 1]] }],
])('the site at each workshop, whatever happened at other events: %j', (sessions, expected) => {
  expect(judge(site, { site: standing(...sessions) })).toEqual(expected);
});

test('not met goes before undecided, and every reason is told', () => {
  const result = eligibilityOf([share, online, site], facts, someone({ attended: 1400, notRecorded: 400, online: { ...done, quizzesNotPassed: [{ moduleUuid: 'm', open: false }] } }));
  expect([result.state, result.conditions.map(({ state }) => state)]).toEqual(['not-met', ['undecided', 'not-met', 'met']]);
});
