import { Files } from '../../server/src/platform/files/files.js';
import type { World } from './world.js';

/** For each kind of thing that rights are about, the one that the access table asks for: around Meersburg's main contact in the running cohort. */
const EXAMPLES: Record<string, string> = {
  programme: "select id from programme where slug = 'servicepunkte'",
  'role-assignment': "select r.id from role_assignment r join programme p on p.id = r.programme_id where p.slug = 'servicepunkte' and r.role = 'funder'",
  cohort: "select id from cohort where slug = 'durchgang-heute'",
  event: "select e.id from event e join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by e.starts_on limit 1",
  session: "select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by s.starts_at limit 1",
  enrolment: "select e.id from enrolment e join contact_data d on d.person_id = e.person_id where d.email like 'cornelia.mueller%'",
  seat: "select e.seat_id as id from enrolment e join contact_data d on d.person_id = e.person_id where d.email like 'cornelia.mueller%'",
  person: "select person_id as id from contact_data where email like 'cornelia.mueller%'",
  site: "select id from site where key = 'meersburg'",
  curriculum: "select id from curriculum where slug = 'servicepunkt-qualifizierung'",
  'curriculum-version': "select curriculum_version_id as id from cohort where slug = 'durchgang-heute'",
  module: "select m.id from module m join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.slug = 'durchgang-heute' order by m.position limit 1",
  unit: `select u.id from unit u join module m on m.id = u.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id
    where c.slug = 'durchgang-heute' order by m.position, u.position limit 1`,
  'calendar-subscription': 'select id from calendar_subscription',
  certificate: 'select id from certificate',
};

const STATEMENT = {
  title: 'Bescheinigung', person: 'Cornelia Müller-Wachtendonk', site: 'Meersburg', programme: 'Servicepunkte', curriculum: 'Servicepunkt', cohort: 'Durchgang', provider: 'Träger', funders: [],
  startsOn: '2026-01-01', endsOn: '2026-02-01', parts: [], modules: [], attended: 45, offered: 45, online: { unitsDone: 0, unitsRequired: 0, quizzesPassed: 0, quizzesRequired: 0 },
  place: 'Ulm', issuedOn: '2026-02-01', issuer: 'Jemand', issuerFunction: 'Leitung', number: '0000-0000-0000-0000', address: 'http://localhost',
};

/** What the demo programme has none of until somebody acts: an address of Meersburg's main contact, and a certificate. */
export async function plantExamples(world: World): Promise<void> {
  const person = await exampleOf(world, 'person');
  await world.db.query("insert into calendar_subscription (id, person_id, token_hash, name, created_at) values (gen_random_uuid(), $1, repeat('0', 64), 'Handy', now())", [person]);
  const file = await world.around((em) => world.app.get(Files).keep(em, 'x.pdf', 'application/pdf', Buffer.from('%PDF')));
  await world.db.query(`insert into certificate (id, number, person_id, cohort_id, purpose, occasion, state, statement, rule, file_id, issued_at, issued_by)
    values (gen_random_uuid(), '0000-0000-0000-0000', $1, $2, 'participation', 'x', 'issued', $4, '{}', $3, now(), $1)`, [person, await exampleOf(world, 'cohort'), file.id, JSON.stringify(STATEMENT)]);
}

export async function exampleOf(world: World, kind: string): Promise<string> {
  const query = EXAMPLES[kind];
  if (!query) throw new Error(`say in examples.ts which ${kind} the access table asks for`);
  const { rows } = await world.db.query<{ id: string }>(query);
  if (!rows[0]) throw new Error(`there is no ${kind} in the demo programme to ask for`);
  return rows[0].id;
}
