/**
 * Writes seeds/demo/servicepunkte/expected.yaml from the files alone, with no line of the product's code: what the story
 * compares the product with must not come from the product.
 *
 *   node test/stories/expected.reference.mjs > seeds/demo/servicepunkte/expected.yaml
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

const root = new URL('../../', import.meta.url);
const load = (path) => parse(readFileSync(new URL(path, root), 'utf8'));
const demo = 'seeds/demo/servicepunkte/';
const cohort = load(`${demo}cohorts/durchgang-2022.yaml`);
const { marks } = load(`${demo}marks/durchgang-2022.yaml`);
const learning = load(`${demo}learning/durchgang-2022.yaml`).persons;
const { sites } = load(`${demo}sites.yaml`);

const sessions = cohort.events.flatMap((event) => event.sessions);
const holders = cohort.seats.flatMap(({ site, kind, enrolments }) => enrolments.map((enrolment) => ({ site, kind, ...enrolment })));
const holds = ({ validFrom, validTo = '9999' }, { day }) => validFrom <= day && day < validTo;
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const ue = (minutes) => (minutes / 45).toFixed(1);

/** Minutes attended, or undefined where nothing was recorded. */
function attended(session, person) {
  const recorded = marks[session.key];
  const { kind, minutesMissed } = recorded?.except?.[person] ?? { kind: recorded?.default ?? 'not-recorded' };
  if (kind === 'not-recorded') return undefined;
  return { present: session.minutes, late: session.minutes - minutesMissed, 'left-early': session.minutes - minutesMissed, excused: 0, absent: 0 }[kind];
}

// The curriculum: what there is to do online.
const curriculum = `curricula/${cohort.curriculum}/`;
const folders = (path) => readdirSync(new URL(path, root), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const modules = folders(curriculum).map((name) => {
  const has = (file) => folders(curriculum + name).filter((unit) => existsSync(new URL(`${curriculum}${name}/${unit}/${file}`, root)));
  const [quiz] = has('quiz.yaml');
  return { name, units: has('unit.md').length + has('assignment.yaml').length, passShare: load(`${curriculum}${name}/${quiz}/quiz.yaml`).passShare };
});

// Sites: who stood for them in each session, and whether that makes an event complete.
function stoodFor(site, session) {
  const seats = holders.filter((holder) => holder.site === site && holds(holder, session));
  const there = seats.filter(({ person }) => attended(session, person) > 0).map(({ kind }) => kind);
  if (there.length > 0) return there.length > 1 ? 'both' : there[0];
  if (marks[session.key]?.substitutes?.some((substitute) => substitute.site === site)) return 'substitute';
  return seats.some(({ person }) => attended(session, person) === undefined) ? 'not-recorded' : 'none';
}
function represented(site, event) {
  const stood = event.sessions.map((session) => stoodFor(site, session));
  return stood.includes('none') ? 'no' : stood.includes('not-recorded') ? 'undecided' : 'yes';
}

// Persons: figures, the three conditions of the rule, and what follows.
function describe({ person, site, kind, ...enrolment }) {
  const own = sessions.filter((session) => holds(enrolment, session));
  const ofModule = (name) => sum(own.filter(({ module }) => module === name).map((session) => attended(session, person) ?? 0));
  const minutes = sum(own.map((session) => attended(session, person) ?? 0));
  const open = sum(own.filter((session) => attended(session, person) === undefined).map((session) => session.minutes));
  const offered = sum(sessions.map((session) => session.minutes));
  const needed = (offered * 8) / 10;

  const { done, quizzes } = learning[person];
  const isDone = ({ name }) => done === 'all' || done.includes(name);
  const isPassed = ({ name, passShare }) => [quizzes[name] ?? -1].flat().some((share) => share >= passShare);
  const unitsMissing = modules.filter((module) => !isDone(module));
  const quizzesMissing = modules.filter((module) => !isPassed(module));

  const workshops = cohort.events.filter((event) => event.kind === 'workshop').map((event) => represented(site, event));
  const conditions = {
    'attended-share': minutes >= needed ? 'met' : minutes + open < needed ? 'not-met' : 'undecided',
    'online-phase': unitsMissing.length + quizzesMissing.length === 0 ? 'met' : 'not-met',
    'site-represented': workshops.includes('no') ? 'not-met' : workshops.includes('undecided') ? 'undecided' : 'met',
  };
  const states = Object.values(conditions);
  const state = states.includes('not-met') ? 'not-met' : states.includes('undecided') ? 'undecided' : 'met';
  const reasons = [
    ...(conditions['attended-share'] === 'not-met' ? ['attended-share-too-low'] : []),
    ...(conditions['attended-share'] === 'undecided' ? ['attendance-not-recorded'] : []),
    ...(unitsMissing.length > 0 ? ['units-not-done'] : []),
    ...(quizzesMissing.length > 0 ? ['quizzes-not-passed'] : []),
    ...(conditions['site-represented'] === 'not-met' ? ['site-not-represented'] : []),
    ...(conditions['site-represented'] === 'undecided' ? ['representation-not-recorded'] : []),
  ];
  const names = (list) => `[${list.map(({ name }) => name).join(', ')}]`;
  return [
    `  ${person}:`,
    `    site: ${site}`,
    `    seat: ${kind}`,
    `    modules:`,
    ...modules.map(({ name }) => `      ${name}: { minutes: ${ofModule(name)}, ue: ${ue(ofModule(name))} }`),
    `    attended: { minutes: ${minutes}, ue: ${ue(minutes)} }`,
    `    offered: { minutes: ${offered}, ue: ${ue(offered)} }`,
    `    notRecorded: { minutes: ${open}, ue: ${ue(open)} }`,
    `    units: { done: ${sum(modules.filter(isDone).map(({ units }) => units))}, required: ${sum(modules.map(({ units }) => units))}, missingIn: ${names(unitsMissing)} }`,
    `    quizzes: { passed: ${modules.length - quizzesMissing.length}, required: ${modules.length}, notPassed: ${names(quizzesMissing)} }`,
    `    conditions: { ${Object.entries(conditions).map((entry) => entry.join(': ')).join(', ')} }`,
    `    eligibility: ${state}`,
    `    reasons: [${reasons.join(', ')}]`,
  ];
}

function describeSite({ key }) {
  return [
    `  ${key}:`,
    ...cohort.events.flatMap((event) => [
      `    ${event.key}:`,
      `      represented: "${represented(key, event)}"`,
      ...[...new Set(event.sessions.map(({ day }) => day))].map((day) => {
        const stood = event.sessions.filter((session) => session.day === day).map((session) => `${session.key}: ${stoodFor(key, session)}`);
        return `      "${day}": { ${stood.join(', ')} }`;
      }),
    ]),
  ];
}

console.log(`# What the product must compute from the files of this folder for the cohort durchgang-2022. Made by
# test/stories/expected.reference.mjs, which shares no code with the product.
#
# Minutes are planned minutes without breaks, of which late and left early take the minutes missed. 45 minutes are one UE.
# offered: what the programme offered, also to whoever came or left in between; at least 80 % of it must be attended.
# notRecorded: minutes of sessions in the person's time that carry no mark. They count as nothing; only where they could
#   still change the result is it undecided.
# A site is represented at an event if in every session a seat holder was at least partly there or a named substitute
#   stood in. A session is none when everybody is marked away, not-recorded while somebody's mark is missing.
# The online phase is over: what was not done then is not met.
# not-met goes before undecided: nothing that is still open can mend it.
cohort: ${cohort.slug}
persons:
${holders.flatMap(describe).join('\n')}
sites:
${sites.flatMap(describeSite).join('\n')}`);
