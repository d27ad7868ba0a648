import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VERIFY } from '../support/certificates.js';
import { command as commandIn } from '../support/command.js';
import { MARK, placesOf, PLANTED, PLANTED_EMAIL, plantPerson } from '../support/planted-person.js';
import { TEST_DATA } from '../support/test-data.mjs';
import { openWorld, type World } from '../support/world.js';

let world: World;
let planted: { file: string };
beforeAll(async () => {
  world = await openWorld();
  planted = await plantPerson(world);
});
afterAll(() => world.close());

const command = (name: string, ...words: string[]): Promise<string[]> => commandIn(world, name, ...words);
const filesWith = async (words: string): Promise<string[]> => {
  const { rows } = await world.db.query<{ sha256: string }>('select distinct sha256 from stored_file');
  const contents = await Promise.all(rows.map(async ({ sha256 }) => ({ sha256, text: await readFile(join(TEST_DATA, 'files', sha256.slice(0, 2), sha256), 'latin1') })));
  return contents.filter(({ text }) => text.toLowerCase().includes(words)).map(({ sha256 }) => sha256);
};

/** Every place of the database in which the planted person stands, and the ground on which it still does afterwards. */
const GONE = 'gone';
const PROOF = 'mark';
const PLACES: Readonly<Record<string, string>> = {
  'active_person.person_id': GONE,
  'audit_entry.actor_id': 'audit_entry',
  'audit_entry.after': 'audit_entry', 'audit_entry.before': 'audit_entry',
  'audit_entry.person_id': 'audit_entry', 'audit_entry.reason': GONE, 'audit_entry.row_id': 'audit_entry',
  'auth."user".email': GONE, 'auth."user".name': GONE,
  'auth.session.ipAddress': GONE, 'auth.session.userAgent': GONE,
  'calendar_subscription.name': GONE, 'calendar_subscription.person_id': GONE,
  'certificate.ended_by': 'certificate', 'certificate.issued_by': 'certificate', 'certificate.person_id': 'certificate', 'certificate.statement': 'certificate',
  'contact_data.email': GONE, 'contact_data.person_id': GONE, 'contact_data.phone': GONE,
  'curriculum.authors': 'curriculum', 'curriculum_version.published_by': 'curriculum_version',
  'enrolment.person_id': 'enrolment',
  'graphile_worker._private_jobs.payload': GONE,
  'mail.body': 'mail', 'mail.recipient': GONE,
  'mark.note': GONE, 'mark.person_id': PROOF, 'mark.recorded_by': PROOF,
  'person.family_name': PROOF, 'person.given_name': PROOF, 'person.id': PROOF, 'person.title': PROOF,
  'person_account.person_id': GONE,
  'programme.contact_email': 'programme', 'programme.contact_name': 'programme', 'programme.contact_phone': 'programme',
  'provider.privacy_email': 'provider', 'provider.privacy_name': 'provider',
  'quiz_attempt.answers': GONE, 'quiz_attempt.person_id': GONE,
  'role_assignment.ended_by': GONE, 'role_assignment.function': GONE, 'role_assignment.given_by': GONE, 'role_assignment.person_id': GONE,
  'roll_call_closing.closed_by': 'roll_call_closing', 'roll_call_closing.reopened_by': 'roll_call_closing',
  'stored_file.name': 'stored_file', 'substitute.name': 'substitute', 'substitute.recorded_by': 'substitute',
  'unit_progress.person_id': GONE, 'unit_progress.position': GONE, 'unit_progress.text': GONE,
};

let trial: string[];

test('before, the person stands everywhere a person can stand', async () => {
  expect(Object.keys(await placesOf(world, [MARK, PLANTED]))).toEqual(Object.keys(PLACES).filter((place) => place !== 'audit_entry.before'));
  expect(await filesWith(MARK)).toEqual([planted.file]);
});

test('a dry run says what would happen, and changes nothing', async () => {
  const before = await placesOf(world, [MARK, PLANTED]);
  trial = await command('erase-person', PLANTED_EMAIL, '--dry-run');
  const proof = 'Art. 6(1)(c) and (e) GDPR with § 44 BHO/LHO and the conditions of the grant (ANBest-P no. 6: statement of use, records kept for five years); until 2031-12-24';
  const verified = 'Whoever is shown the certificate must be able to verify its number (Art. 17(3)(b) and (e) GDPR); the name stands in the certificate alone; until 2036-03-01';
  const signed = 'Who signed stands on the certificate and belongs to its verification; until 2036-03-01';
  const named = 'Named as the one to ask (Art. 13 GDPR), until somebody else is named there';
  // The trail is written by the time of the database.
  expect(trial.map((line) => line.replace(/ +/g, ' ').replace(/(audit_entry.*until ).*/, '$1…'))).toEqual([
    `Trial, nothing is changed. To erase Qzxqztitle Qzxqzgiven Qzxqzfamily (${PLANTED}):`,
    ' gone 1 contact_data: Contact data', ' gone 1 person_account: Link of person and account', ' gone 1 active_person: Choice of person at a shared mailbox',
    ' gone 1 auth.user: Account', ' gone 1 auth.account: Password (as a hash)', ' gone 1 auth.session: Sign-ins',
    ' gone 1 graphile_worker._private_jobs: Work that waits for the person', ' gone 2 mail: E-mails to the person',
    ' gone 1 role_assignment: Roles', ' cut 1 role_assignment: Roles that the person gave or ended', ' cut 1 role_assignment: Roles that the person gave or ended',
    ' gone 1 enrolment: Seats in cohorts', ' gone 1 unit_progress: Units worked on and texts of one\'s own', ' gone 1 quiz_attempt: Attempts at quizzes', ' gone 1 calendar_subscription: Subscriptions',
    ' stays 1 mail: E-mails to others that name the person; Mail of others, such as an invitation by the person; it goes when its time is over; until 2026-06-08',
    ' stays 1 curriculum: Curricula that name the person as an author; Named as an author (§ 13 UrhG) as long as the curriculum exists',
    ' stays 1 curriculum_version: Versions released; A published version is fixed; the id leads to no name any more',
    ` stays 1 programme: Programmes that name the person; ${named}`, ` stays 1 provider: Providers that name the person for data protection; ${named}`,
    ` stays 1 enrolment: Seats in cohorts; ${proof}`, ` stays 1 mark: Attendance by session; ${proof}`, ` stays 1 mark: Attendance of others that the person recorded; ${proof}`,
    ` stays 1 substitute: Substitutes of this name; ${proof}`, ` stays 1 substitute: Substitutes that the person recorded; ${proof}`,
    ` stays 1 roll_call_closing: Roll calls that the person closed; ${proof}`, ` stays 1 roll_call_closing: Roll calls that the person opened again; ${proof}`,
    ` stays 1 stored_file: PDF of the certificates; ${verified}`, ` stays 1 certificate: Certificates; ${verified}`,
    ` stays 1 certificate: Certificates that the person issued; ${signed}`, ` stays 1 certificate: Certificates that the person ended; ${signed}`,
    ' stays 23 audit_entry: Changes of the person\'s data; That something was done, when and by whom: accountability, Art. 5(2) GDPR. What it said is removed.',
    ' stays 1 audit_entry: Changes made by the person; Who changed data of others stays as an id without a name: accountability, Art. 5(2) GDPR.; until …',
    ' stays 12 audit_entry: Changes of other data that name the person; Belongs to data that are not the person\'s or have a ground to stay; goes when their time is over; until …',
    ' The name stays with the proof until 2031-12-24.',
  ]);
  expect(await placesOf(world, [MARK, PLANTED])).toEqual(before);
});

test('afterwards the person stands only where a ground is named, in no other text, JSON or id of any schema, and in no other file', async () => {
  const done = await command('erase-person', PLANTED_EMAIL);
  expect(done.slice(1)).toEqual(trial.slice(1));
  const left = Object.keys(PLACES).filter((place) => PLACES[place] !== GONE);
  expect(Object.keys(await placesOf(world, [MARK, PLANTED]))).toEqual(left);
  for (const place of left) expect(done.some((line) => line.includes(` ${PLACES[place]!}: `) && line.startsWith('  stays'))).toBe(true);
  expect(await filesWith(MARK)).toEqual([planted.file]);
});

test('what stays is what is needed: a mark without its note, a seat that has ended, entries of the trail without what they said', async () => {
  const rows = async (statement: string): Promise<unknown[]> => (await world.db.query(statement, [PLANTED])).rows as unknown[];
  expect({
    person: await rows("select given_name, erased_at::date::text as erased from person where id = $1"),
    mark: await rows('select kind, minutes_missed, note from mark where person_id = $1'),
    enrolment: await rows('select valid_from::text, valid_to::text from enrolment where person_id = $1'),
    trail: await rows('select distinct before, after, reason, redacted_at is not null as redacted from audit_entry where person_id = $1'),
  }).toEqual({
    person: [{ given_name: 'Qzxqzgiven', erased: '2026-03-11' }],
    mark: [{ kind: 'late', minutes_missed: 15, note: '' }],
    enrolment: [{ valid_from: '2022-06-01', valid_to: '2026-03-11' }],
    trail: [{ before: null, after: null, reason: null, redacted: true }],
  });
});

test('the number of the certificate is still verified, and the chain of the trail still holds', async () => {
  const { verification } = await world.visitor().see<{ verification: { certified: { name: string } } }>(VERIFY.replace(/certified \{.*?\}/s, 'certified { name }'), { number: '0000-0000-0000-0001' });
  expect(verification.certified.name).toBe('Qzxqzgiven Qzxqzfamily');
  await world.db.query('select seal_audit(1000000)');
  expect((await world.db.query('select * from audit_faults()')).rows).toEqual([]);
});

test('of whom nothing is proven nothing is left, and where only a certificate leads to the name it is replaced', async () => {
  await world.db.query('delete from substitute where recorded_by = $1', [PLANTED]);
  await world.db.query('update mark set recorded_by = null where recorded_by = $1', [PLANTED]);
  await world.db.query('delete from roll_call_closing where closed_by = $1', [PLANTED]);
  await world.db.query('delete from mark where person_id = $1', [PLANTED]);
  await world.db.query('delete from enrolment where person_id = $1', [PLANTED]);
  expect((await command('erase-person', PLANTED)).at(-1)).toBe('  The name is replaced.');
  expect((await world.db.query('select title, given_name, family_name from person where id = $1', [PLANTED])).rows).toEqual([{ title: null, given_name: 'Gelöschte', family_name: 'Person' }]);

  const id = 'aaaaaaaa-0000-4000-8000-00000000000a';
  await world.db.query("insert into person (id, given_name, family_name) values ($1, 'Wzxqzgiven', 'Wzxqzfamily')", [id]);
  await world.db.query("insert into contact_data (person_id, email) values ($1, 'wzxqz@example.org')", [id]);
  expect((await command('erase-person', id)).slice(1)).toEqual([
    '  gone       1  contact_data: Contact data',
    '  stays      4  audit_entry: Changes of the person\'s data; That something was done, when and by whom: accountability, Art. 5(2) GDPR. What it said is removed.', '  The name is gone.',
  ]);
  expect(Object.keys(await placesOf(world, ['wzxqz', id]))).toEqual(['audit_entry.person_id', 'audit_entry.row_id']);
});

test('two who share a mailbox: one is erased, the other still signs in', async () => {
  const { rows: [first] } = await world.db.query<{ id: string; account: string }>("select a.person_id as id, a.account_id as account from person_account a join contact_data c using (person_id) where c.email like 'cornelia.mueller%'");
  const second = 'bbbbbbbb-0000-4000-8000-00000000000b';
  const { rows: [{ email } = { email: '' }] } = await world.db.query<{ email: string }>('select email from contact_data where person_id = $1', [first!.id]);
  await world.db.query("insert into person (id, given_name, family_name) values ($1, 'Vzxqzgiven', 'Vzxqzfamily')", [second]);
  await world.db.query('insert into contact_data (person_id, email) values ($1, $2)', [second, email]);
  await world.db.query('insert into person_account (person_id, account_id) values ($1, $2)', [second, first!.account]);
  await expect(command('erase-person', email)).rejects.toThrow(`2 persons use ${email}. Say whom by id:`);
  await command('erase-person', second);
  expect(await placesOf(world, ['vzxqz', second])).toEqual({ 'audit_entry.person_id': expect.any(Number), 'audit_entry.row_id': expect.any(Number) });
  expect((await (await world.as(email)).see('{ me { person { familyName } persons { id } } }'))).toEqual({ me: { person: { familyName: 'Müller-Wachtendonk' }, persons: [{ id: first!.id }] } });
});

test('the last organiser of a programme and the last administrator are not erased', async () => {
  const { rows: [administrator] } = await world.db.query<{ id: string }>("select person_id as id from role_assignment where role = 'administrator'");
  const { rows: [organiser] } = await world.db.query<{ id: string }>("select person_id as id from role_assignment where role = 'organiser' and ended_at is null");
  await world.db.query("update role_assignment set ended_at = now() where role = 'organiser' and person_id <> $1 and ended_at is null", [organiser!.id]);
  await expect(command('erase-person', administrator!.id)).rejects.toThrow('is the last administrator: make somebody else administrator first (create-admin). Nothing was erased.');
  await expect(command('erase-person', organiser!.id)).rejects.toThrow('is the last organiser of a programme: make somebody else organiser first. Nothing was erased.');
  await expect(command('erase-person', 'nobody@example.org')).rejects.toThrow('Nobody is known by nobody@example.org.');
});
