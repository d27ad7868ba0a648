// What is measured: requests as their person would send them, beside the look-up of the token that nobody could spare.
import { createHash } from 'node:crypto';

const SESSION = 'select s.*, u.* from auth.session s join auth."user" u on u.id = s."userId" where s.token = $1';
const SUBSCRIPTION = 'select u.id, p.language from calendar_subscription u join person p on p.id = u.person_id where u.token_hash = $1 and u.revoked_at is null';

const START = '{ start { next { kind title startsAt endsAt place bring link action } todo { kind subject count link dueAt } missing { kind subject count link dueAt } } }';
const ROSTER = `query Roster($cohort: ID!) { progressOf(cohortId: $cohort) { columns { moduleUuid unitsRequired quizzes pointsPossible }
  rows { enrolmentId givenName familyName siteName seat current lastActivityAt cells { unitsDone quizzesPassed bestPoints } } } }`;
const SHEET = '{ notRecorded sites { siteId stand seats { seatId persons { enrolmentId mark { kind version } } } } }';
const ROLL_CALL = `query RollCall($id: ID!) { rollCall(sessionId: $id) ${SHEET} }`;
const RECORD = `mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) ${SHEET} }`;
const ANSWER = 'mutation Answer($input: AnswersInput!) { answerQuiz(input: $input) { attempt { points pointsPossible passed } questions { right explanationHtml } } }';
const FINISH = 'mutation Finish($input: UnitInput!) { finishUnit(input: $input) { doneAt version } }';

/**
 * Each with `next(worker)`, the request that one of several who ask at once sends next. `most` of them can ask at once;
 * `before` is done ahead of each request and is not measured; `read` sees each answer. `marks` are bounds: CPU of the
 * server in ms a request, SQL statements, ratio to the bare server.
 */
export async function casesFor(installation, db) {
  const [trainer, issuer, participant] = [await installation.as('beate.hirschmueller'), await installation.as('renate.kuehnel'), await installation.as('m1')];
  const { cohorts } = await trainer.see('{ cohorts { id slug title events { sessions { id } } } }');
  const cohort = (size) => cohorts.find(({ title }) => title === `Durchgang ${size}`);
  const learning = await unitsOf(db, cohort('M').id);
  return [
    steady('me', 'Smallest query', participant, '{ me { person { id } } }', {}, { ratio: 0.4 }),
    steady('start', 'Start page of a participant', participant, START, {}, { cpu: 8 }),
    steady('roster-14', 'Roster of 14', trainer, ROSTER, { cohort: cohort('S').id }),
    steady('roster-1000', 'Roster of 1,000', trainer, ROSTER, { cohort: cohort('M').id }, { cpu: 50 }),
    await rollCall('roll-call-14', 'Roll call of 14 saved', trainer, cohort('S'), {}),
    await rollCall('roll-call-1000', 'Roll call of 1,000 saved', trainer, cohort('M'), { cpu: 150, statements: 8 }),
    ...await feeds(trainer, db),
    { ...plain('certificate', 'Certificate as PDF', await certificate(issuer)), most: 16, lookUp: session(issuer), headers: cookies(issuer) },
    {
      ...steady('quiz', 'Quiz answered', participant, ANSWER, { input: { cohortId: cohort('M').id, unitUuid: learning.quiz, answers: learning.answers } }, { cpu: 3 }, { most: 1 }),
      before: () => db.query('delete from quiz_attempt where unit_uuid = $1 and cohort_id = $2', [learning.quiz, cohort('M').id]),
    },
    steady('done', 'Unit marked as done', participant, FINISH, { input: { cohortId: cohort('M').id, unitUuid: learning.lesson } }, { cpu: 3 }),
    steady('roster-10000', 'Roster of 10,000', trainer, ROSTER, { cohort: cohort('L').id }, {}, { most: 1 }),
  ];
}

function steady(name, title, browser, query, variables = {}, marks = {}, more = {}) {
  const body = JSON.stringify({ query, variables });
  return { name, title, marks, most: 16, ...more, ...graphql(browser), next: () => ({ body }) };
}

function graphql(browser) {
  return { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', ...cookies(browser) }, lookUp: session(browser) };
}

function plain(name, title, path) {
  return { name, title, marks: {}, method: 'GET', path, headers: {}, next: () => ({}) };
}

/** Each who saves has a session of their own, and sends the versions that the last answer brought. */
async function rollCall(name, title, trainer, { events }, marks) {
  const lists = [];
  for (const { id } of events.flatMap(({ sessions }) => sessions).slice(0, 16)) lists.push({ id, sites: (await trainer.see(ROLL_CALL, { id })).rollCall.sites, turn: 0 });
  return {
    name, title, marks, most: lists.length, ...graphql(trainer),
    next(worker) {
      const list = lists[worker];
      const kind = list.turn++ % 2 ? 'present' : 'excused';
      const persons = list.sites.flatMap(({ seats }) => seats).flatMap((seat) => seat.persons);
      return { body: JSON.stringify({ query: RECORD, variables: { input: { sessionId: list.id, substitutes: [], marks: persons.map(({ enrolmentId, mark }) => ({ enrolmentId, kind, version: mark?.version ?? null })) } } }) };
    },
    read(worker, answer) { lists[worker].sites = JSON.parse(answer).data.recordAttendance.sites; },
  };
}

/** The trainer's own, of the 1,000 sessions of the programme F beside all others. */
async function feeds(trainer, db) {
  const path = new URL((await trainer.see('mutation { addSubscription(input: { name: "Messung" }) { url } }')).addSubscription.url).pathname;
  const lookUp = { query: SUBSCRIPTION, value: createHash('sha256').update(/([\w-]{43})\.ics$/.exec(path)[1]).digest('hex') };
  const everySession = () => db.query("update session set agenda = agenda || '.' where event_id in (select id from event where programme_id = (select id from programme where slug = 'measure-f'))");
  const oneSession = () => db.query("update session set agenda = agenda || '.' where id = (select s.id from session s join event e on e.id = s.event_id join programme p on p.id = e.programme_id where p.slug = 'measure-f' limit 1)");
  let tag;
  return [
    { ...plain('feed-first', 'Feed of 1,000, first', path), lookUp, most: 1, before: everySession, marks: { cpu: 120 } },
    { ...plain('feed-changed', 'Feed of 1,000, one changed', path), lookUp, most: 1, before: oneSession, marks: { cpu: 15 } },
    {
      ...plain('feed-same', 'Feed of 1,000, not modified', path), lookUp, most: 16, marks: { ratio: 0.7 },
      async begin(url) { tag = (await fetch(url + path, { headers: { 'accept-encoding': 'identity' } })).headers.get('etag'); },
      next: () => ({ headers: { 'if-none-match': tag } }),
    },
  ];
}

async function unitsOf(db, cohort) {
  const { rows } = await db.query(`select u.uuid, u.kind, u.quiz from unit u join module m on m.id = u.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id
    where c.id = $1 and u.kind in ('lesson', 'quiz') order by m.position, u.position`, [cohort]);
  const [lesson, quiz] = ['lesson', 'quiz'].map((kind) => rows.find((row) => row.kind === kind));
  return {
    lesson: lesson.uuid, quiz: quiz.uuid,
    answers: quiz.quiz.questions.map(({ uuid, options }) => ({ questionUuid: uuid, options: options.flatMap(({ correct }, index) => (correct ? [index] : [])) })),
  };
}

function cookies(browser) {
  return { cookie: browser.jar.map(([name, value]) => `${name}=${value}`).join('; '), origin: browser.url };
}

/** The cookie is the token and its signature. */
function session(browser) {
  const [, cookie] = browser.jar.find(([name]) => name.endsWith('session_token'));
  return { query: SESSION, value: decodeURIComponent(cookie).split('.')[0] };
}

/** One is issued for it: demo data have none. */
async function certificate(issuer) {
  const { cohorts } = await issuer.see('{ cohorts { id slug certification { purpose persons { state person { id } } } } }');
  const { id: cohortId, certification: [{ purpose, persons }] } = cohorts.find(({ slug }) => slug === 'durchgang-2022');
  const personIds = [persons.find(({ state }) => state === 'met').person.id];
  const { issueCertificates } = await issuer.see('mutation Issue($input: IssueCertificatesInput!) { issueCertificates(input: $input) { issued { pdf } } }', {
    input: { cohortId, purpose, personIds, expectedCount: 1 },
  });
  return issueCertificates.issued[0].pdf;
}
