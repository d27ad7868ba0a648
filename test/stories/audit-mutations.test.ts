import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../../server/src/installation/seeds.js';
import { asServed } from '../support/as-served.js';
import type { Browser } from '../support/browser-session.js';
import { certificationOf, COHORT_2022, eligible } from '../support/certificates.js';
import { operationsOf } from '../support/operations.js';
import { smallCohort } from '../support/small-cohort.js';
import { openWorld, type World } from '../support/world.js';

const { GraphQLSchemaHost } = await asServed<typeof import('@nestjs/graphql')>('@nestjs/graphql');

/** Their writing stands in the schema of accounts and in sessions, which keep no trail. */
const OF_ACCOUNTS = ['actAs', 'endOtherSignIns', 'endSignIn', 'setPassword'];

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

type Answer = Record<string, string> & { version: number };
/** Says a mutation as the schema declares it: values are its arguments, or those of its one input. */
async function say(browser: Browser, name: string, values: object, fields = ''): Promise<Answer> {
  const { args } = world.app.get(GraphQLSchemaHost).schema.getMutationType()!.getFields()[name]!;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const query = `mutation${declared && `(${declared})`} { ${name}${declared && `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})`} ${fields} }`;
  return (await browser.see<Record<string, Answer>>(query, args[0]?.name === 'input' ? { input: values } : values))[name]!;
}
const one = async <Row extends object>(query: string, values: unknown[] = []): Promise<Row> => (await world.db.query<Row>(query, values)).rows[0]!;

async function teach(trainer: Browser): Promise<void> {
  const event = await one<{ id: string; version: number }>("select e.id, e.version from event e join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by e.starts_on limit 1");
  await say(trainer, 'changeEvent', { eventId: event.id, version: event.version, status: 'confirmed', venueName: 'Rathaus', venueAddress: '', bring: '' }, '{ id }');
  const session = await one<{ id: string; version: number; day: string; title: string }>("select id, version, starts_at::date::text as day, title from session where event_id = $1 order by starts_at limit 1", [event.id]);
  await say(trainer, 'changeSession', { sessionId: session.id, version: session.version, title: session.title, day: session.day, startsAt: '09:00', endsAt: '10:30', minutes: 45, agenda: 'Neu', status: 'confirmed', moduleUuid: null }, '{ id }');
  const { rollCall } = await trainer.see<{ rollCall: { sites: { seats: { persons: { enrolmentId: string; mark: { version: number } | null }[] }[] }[] } }>('query R($id: ID!) { rollCall(sessionId: $id) { sites { seats { persons { enrolmentId mark { version } } } } } }', { id: session.id });
  const { enrolmentId, mark } = rollCall.sites[0]!.seats[0]!.persons[0]!;
  await say(trainer, 'recordAttendance', { sessionId: session.id, substitutes: [], marks: [{ enrolmentId, kind: 'excused', version: mark?.version }] }, '{ notRecorded }');
  const past = await one<{ id: string }>("select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 order by s.starts_at limit 1", [COHORT_2022]);
  await say(trainer, 'closeRollCall', { sessionId: past.id }, '{ notRecorded }');
  await say(trainer, 'reopenRollCall', { sessionId: past.id, reason: 'Verwechselt' }, '{ notRecorded }');
}

async function learn(trainer: Browser): Promise<void> {
  const { id: cohortId, modules: [moduleUuid], quizzes: [quiz] } = await smallCohort(world, { people: 3, modules: 1 });
  const opened = await say(trainer, 'openModule', { cohortId, moduleUuid, version: 1 }, '{ version }');
  const closed = await say(trainer, 'closeModule', { cohortId, moduleUuid, version: opened.version }, '{ version }');
  await say(trainer, 'scheduleModule', { cohortId, moduleUuid, opensAt: '2020-01-01T00:00:00Z', closesAt: null, version: closed.version }, '{ version }');
  const { email } = await one<{ email: string }>('select d.email from enrolment e join contact_data d on d.person_id = e.person_id where e.cohort_id = $1 limit 1', [cohortId]);
  const learner = await world.as(email);
  const { uuid: lesson } = await one<{ uuid: string }>('select u.uuid from unit u join module m on m.id = u.module_id where m.uuid = $1 and u.kind = $2', [moduleUuid, 'lesson']);
  await say(learner, 'noteProgress', { cohortId, unitUuid: lesson, anchor: '' }, '{ version }');
  await say(learner, 'finishUnit', { cohortId, unitUuid: lesson }, '{ version }');
  await say(learner, 'answerQuiz', { cohortId, unitUuid: quiz, answers: [{ questionUuid: quiz, options: [0] }] }, '{ attempt { points } }');
  const open = await one<{ cohort: string; uuid: string }>(`select c.id as cohort, u.uuid from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id join unit u on u.module_id = m.id
    join module_opening o on o.cohort_id = c.id and o.module_uuid = m.uuid and o.opens_at < $1 and coalesce(o.closes_at > $1, true) where c.slug = 'durchgang-heute' and u.kind in ('reflection', 'assignment') limit 1`, [world.clock.now()]);
  await say(await world.as('cornelia-mueller-wachtendonk'), 'saveReflection', { cohortId: open.cohort, unitUuid: open.uuid, text: 'Mein Text', version: 1 }, '{ version }');
}

async function author(trainer: Browser): Promise<void> {
  const { id: curriculumId } = await one<{ id: string }>("select id from curriculum where slug = 'servicepunkt-qualifizierung'");
  const begin = (): Promise<Answer> => say(trainer, 'beginDraft', { curriculumId }, '{ id version }');
  const versionOf = async (id: string): Promise<number> => (await one<{ version: number }>('select version from curriculum_version where id = $1', [id])).version;
  const { id: draftId } = await begin();
  const module = await say(trainer, 'addModule', { draftId, title: 'Neu' }, '{ id version }');
  await say(trainer, 'editModule', { id: module['id'], version: module.version, title: 'Neu', summary: 'Kurz', outcomes: ['Kann es'], presenceMinutes: 0, onlineMinutes: 45 }, '{ version }');
  const lesson = await say(trainer, 'addUnit', { moduleId: module['id'], kind: 'lesson', title: 'Lektion', minutes: 5 }, '{ id version }');
  const quiz = await say(trainer, 'addUnit', { moduleId: module['id'], kind: 'quiz', title: 'Quiz', minutes: 5 }, '{ id version }');
  await say(trainer, 'editUnit', { id: lesson['id'], version: lesson.version, title: 'Lektion', minutes: 5, body: 'Text' }, '{ version }');
  await say(trainer, 'editQuiz', { id: quiz['id'], version: quiz.version, title: 'Quiz', minutes: 5, passPercent: 50, questions: [{ uuid: randomUUID(), kind: 'truth', text: 'Stimmt es?', explanation: 'Darum.', options: [{ text: 'Ja', correct: true, feedback: '' }, { text: 'Nein', correct: false, feedback: '' }] }] }, '{ version }');
  await say(trainer, 'moveModule', { id: module['id'], position: 1 }, '{ id }');
  await say(trainer, 'moveUnit', { id: quiz['id'], moduleId: module['id'], position: 1 }, '{ id }');
  const { version } = await one<{ version: number }>('select version from unit where id = $1', [quiz['id']]);
  await say(trainer, 'removeUnit', { id: quiz['id'], version });
  await say(trainer, 'publishDraft', { draftId, version: await versionOf(draftId!), note: 'Neue Fassung' }, '{ id }');
  const second = await begin();
  const { id: copy, version: seen } = await one<{ id: string; version: number }>('select m.id, m.version from module m where curriculum_version_id = $1 and position = 1', [second['id']]);
  await say(trainer, 'removeModule', { id: copy, version: seen });
  await say(trainer, 'discardDraft', { draftId: second['id'], version: await versionOf(second['id']!) });
  const third = await begin();
  const { id, version: before, title, minutes } = await one<{ id: string; version: number; title: string; minutes: number }>("select u.id, u.version, u.title, u.minutes from unit u join module m on m.id = u.module_id where m.curriculum_version_id = $1 and u.kind = 'lesson' limit 1", [third['id']]);
  await say(trainer, 'editUnit', { id, version: before, title, minutes, body: 'Ein Tippfehler weniger.' }, '{ version }');
  await say(trainer, 'releaseCorrection', { draftId: third['id'], version: await versionOf(third['id']!), note: 'Tippfehler' }, '{ id }');
}

async function organise(organiser: Browser): Promise<void> {
  const { id: programmeId } = await one<{ id: string }>("select id from programme where slug = 'servicepunkte'");
  const role = await say(organiser, 'giveRole', { programmeId, role: 'committee', person: { givenName: 'Noor', familyName: 'Neu', email: 'noor.neu@example.org', sharesMailbox: false } }, '{ id version }');
  await say(organiser, 'endRole', { assignmentId: role['id'], version: role.version }, '{ id }');
  const seat = await one<{ seat: string; enrolment: string; version: number }>("select e.seat_id as seat, e.id as enrolment, e.version from enrolment e join cohort c on c.id = e.cohort_id join person p on p.id = e.person_id where c.slug = 'durchgang-heute' and p.family_name = 'Stöckle'");
  await say(organiser, 'giveSeatOn', { seatId: seat.seat, enrolmentId: seat.enrolment, version: seat.version, from: world.clock.today(), person: { givenName: 'Neu', familyName: 'Hier', email: 'neu.hier@example.org' } }, '{ id }');
}

async function certify(issuer: Browser): Promise<void> {
  const [personId] = eligible(await certificationOf(issuer));
  const { issued: [first] } = (await say(issuer, 'issueCertificates', { cohortId: COHORT_2022, purpose: 'participation', personIds: [personId], expectedCount: 1 }, '{ issued { id version } }')) as unknown as { issued: { id: string; version: number }[] };
  const second = await say(issuer, 'replaceCertificate', { id: first!.id, version: first!.version, reason: 'Name' }, '{ id version }');
  await say(issuer, 'revokeCertificate', { id: second['id'], version: second.version, reason: 'Irrtum' }, '{ id }');
}

async function subscribe(participant: Browser): Promise<void> {
  const { subscription } = (await say(participant, 'addSubscription', { name: 'Handy' }, '{ subscription { id version } }')) as unknown as { subscription: { id: string; version: number } };
  const renewed = await say(participant, 'renewSubscription', subscription, '{ url }');
  expect((await world.visitor().fetch(new URL(renewed['url']!).pathname)).status).toBe(200);
  await say(participant, 'revokeSubscription', { id: subscription.id }, '{ id }');
}

test('whatever is done by the pages leaves its own name in the trail, table by table, and nothing comes from nowhere', async () => {
  const { rows: [last] } = await world.db.query<{ id: string }>('select max(id) as id from audit_entry');
  const [trainer, organiser, issuer, participant] = [await world.as('trainer'), await world.as('organiser'), await world.as('issuer'), await world.as('ralf-uebelhoer')];
  await teach(trainer);
  await learn(trainer);
  await author(trainer);
  await organise(organiser);
  await certify(issuer);
  await subscribe(participant);
  const { mySignIns } = await participant.see<{ mySignIns: { id: string }[] }>('{ mySignIns { id } }');
  const { id: self } = await one<{ id: string }>("select id from person where family_name = 'Übelhör'");
  await say(participant, 'actAs', { personId: self }, '{ person { id } }');
  await say(participant, 'setPassword', { current: DEMO_PASSWORD, next: 'ein langes neues Passwort' }, '{ id }');
  await say(participant, 'endOtherSignIns', {}, '{ id }');
  await say(participant, 'endSignIn', { id: mySignIns[0]!.id }, '{ id }');
  await world.jobsSettled();

  const { rows } = await world.db.query<{ cause: string; tables: string[]; authors: boolean }>(`
    select cause, array_agg(distinct table_name order by table_name) as tables, bool_and(actor_id is not null) as authors
    from audit_entry where id > $1 and cause <> 'story' group by cause order by cause`, [last!.id]);
  expect(Object.fromEntries(rows.map(({ cause, tables, authors }) => [cause, `${authors ? '' : 'the program: '}${tables.join(', ')}`]))).toEqual({
    'GET /calendar/:file': 'the program: calendar_subscription',
    'job open-account': 'the program: person_account',
    addModule: 'curriculum_version, module',
    addSubscription: 'calendar_subscription',
    addUnit: 'curriculum_version, unit',
    answerQuiz: 'quiz_attempt',
    beginDraft: 'curriculum_version, module, module_asset, unit',
    changeEvent: 'event, session',
    changeSession: 'session',
    closeModule: 'module_opening',
    closeRollCall: 'roll_call_closing',
    discardDraft: 'curriculum_version, module, module_asset, unit',
    editModule: 'curriculum_version, module',
    editQuiz: 'curriculum_version, unit',
    editUnit: 'curriculum_version, unit',
    endRole: 'role_assignment',
    finishUnit: 'unit_progress',
    giveRole: 'contact_data, person, role_assignment',
    giveSeatOn: 'contact_data, enrolment, person',
    issueCertificates: 'certificate, stored_file',
    moveModule: 'curriculum_version, module',
    moveUnit: 'curriculum_version, unit',
    noteProgress: 'unit_progress',
    openModule: 'module_opening',
    publishDraft: 'curriculum_version',
    recordAttendance: 'mark',
    releaseCorrection: 'curriculum_version',
    removeModule: 'curriculum_version, module, unit',
    removeUnit: 'curriculum_version, unit',
    renewSubscription: 'calendar_subscription',
    reopenRollCall: 'roll_call_closing',
    replaceCertificate: 'certificate, stored_file',
    revokeCertificate: 'certificate',
    revokeSubscription: 'calendar_subscription',
    saveReflection: 'unit_progress',
    scheduleModule: 'module_opening',
  });
  const mutations = operationsOf(world).filter(({ name }) => name.startsWith('Mutation.')).map(({ name }) => name.slice('Mutation.'.length));
  expect(rows.map(({ cause }) => cause).filter((cause) => /^\w+$/.test(cause))).toEqual(mutations.filter((name) => !OF_ACCOUNTS.includes(name)).sort());
});
