import { randomUUID } from 'node:crypto';
import { Accounts } from '../../server/src/identity/accounts.js';
import { DEMO_PASSWORD } from '../../server/src/installation/seeds.js';
import { writingFor } from '../../server/src/platform/audit/author.js';
import { Files } from '../../server/src/platform/files/files.js';
import { COHORT_2022 } from './certificates.js';
import type { World } from './world.js';

/** Stands in every text that is planted, and nowhere else. */
export const MARK = 'qzxqz';
export const PLANTED = '0dd0dd0d-1111-4222-8333-0dd0dd0dd0dd';
export const PLANTED_EMAIL = 'qzxqzmail@example.org';
const NAME = 'Qzxqzgiven Qzxqzfamily';

/** A person with something in every table that can hold something of a person, by every column that can lead to one. */
export async function plantPerson(world: World): Promise<{ programme: string; certificate: string; file: string }> {
  const { db } = world;
  const one = async (statement: string, values: unknown[] = []): Promise<string> => (await db.query<{ id: string }>(statement, values)).rows[0]!.id;
  const ids = { programme: randomUUID(), provider: randomUUID(), version: randomUUID(), curriculum: randomUUID(), certificate: randomUUID(), other: randomUUID(), seat: randomUUID(), enrolment: randomUUID(), soon: randomUUID(), soonSeat: randomUUID() };

  await db.query("insert into person (id, title, given_name, family_name) values ($1, 'Qzxqztitle', 'Qzxqzgiven', 'Qzxqzfamily')", [PLANTED]);
  await db.query("insert into contact_data (person_id, email, phone, birth_date) values ($1, $2, 'qzxqzphone', '1970-01-01')", [PLANTED, PLANTED_EMAIL]);
  const accounts = world.app.get(Accounts);
  await writingFor('story', async () => accounts.open(world.orm.em.fork(), PLANTED, PLANTED_EMAIL, NAME, await accounts.hash(DEMO_PASSWORD)));
  await world.as(PLANTED_EMAIL);
  await db.query(`update auth.session set "userAgent" = 'qzxqzagent', "ipAddress" = 'qzxqzaddress' where "userId" = (select account_id from person_account where person_id = $1)`, [PLANTED]);
  await db.query('insert into active_person select s.id, $1 from auth.session s join person_account a on a.account_id = s."userId" where a.person_id = $1', [PLANTED]);
  await world.visitor().post('/api/auth/email-otp/send-verification-otp', { email: PLANTED_EMAIL, type: 'sign-in' });
  await db.query("select graphile_worker.add_job('open-account', json_build_object('person', $1::text), run_at => '2126-01-01')", [PLANTED]);
  for (const [recipient, words] of [[PLANTED_EMAIL, 'Guten Tag'], ['someone@example.org', `${NAME} lädt Sie ein`]]) {
    await db.query("insert into mail (id, recipient, subject, body, cause, secret, state, problem, created_at) values (gen_random_uuid(), $1, 'Einladung', $2, 'role-given', false, 'failed', 'nein', '2026-03-10T08:00Z')", [recipient, `${words} Qzxqzgiven Qzxqzfamily`]);
  }

  await db.query("insert into provider (id, slug, name, short_name, privacy_name, privacy_email) values ($1, 'zweiter', 'Zweiter Träger', 'Zweiter', $2, $3)", [ids.provider, NAME, PLANTED_EMAIL]);
  await db.query(`insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
    values ($1, 'zweites', $2, 'Zweites Programm', '2025-01-01', '2026-12-31', $3, 'qzxqzphone', $4)`, [ids.programme, ids.provider, NAME, PLANTED_EMAIL]);
  const organiser = await one("select person_id as id from role_assignment where role = 'organiser' limit 1");
  await db.query("insert into role_assignment (id, person_id, role, programme_id, function, given_at) values (gen_random_uuid(), $1, 'trainer', $2, 'qzxqzfunction', '2025-01-01')", [PLANTED, ids.programme]);
  await db.query("insert into role_assignment (id, person_id, role, programme_id, given_at, given_by, ended_at, ended_by) values (gen_random_uuid(), $1, 'trainer', $2, '2025-02-01', $3, '2025-03-01', $3)", [organiser, ids.programme, PLANTED]);

  await db.query("insert into curriculum (id, slug, title, authors) values ($1, 'gepflanzt', 'Gepflanzt', array[$2])", [ids.curriculum, NAME]);
  await db.query("insert into curriculum_version (id, curriculum_id, state, title) values ($1, $2, 'draft', 'Gepflanzt')", [ids.version, ids.curriculum]);
  await db.query("update curriculum_version set state = 'published', number = 1, patch = 0, published_at = '2025-06-01', published_by = $2 where id = $1", [ids.version, PLANTED]);

  const site = await one("select s.id from site s join programme p on p.id = s.programme_id where p.slug = 'servicepunkte' and s.key = 'ulm'");
  for (const [seat, enrolment, from] of [[ids.seat, ids.enrolment, '2022-06-01'], [ids.soonSeat, ids.soon, '2026-06-01']]) {
    const cohort = from === '2022-06-01' ? COHORT_2022 : await one("select id from cohort where slug = 'durchgang-heute'");
    await db.query("insert into seat (id, cohort_id, site_id, kind, valid_from) values ($1, $2, $3, 'further', $4)", [seat, cohort, site, from]);
    await db.query('insert into enrolment (id, cohort_id, seat_id, person_id, valid_from) values ($1, $2, $3, $4, $5)', [enrolment, cohort, seat, PLANTED, from]);
  }
  const session = await one('select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 order by s.starts_at limit 1', [COHORT_2022]);
  await db.query("insert into mark (id, session_id, person_id, enrolment_id, seat_id, site_id, seat_kind, kind, minutes_missed, note, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, 'further', 'late', 15, 'qzxqznote', '2022-06-22T09:00Z')",
    [session, PLANTED, ids.enrolment, ids.seat, site]);
  await db.query("update mark set recorded_by = $1 where id = (select id from mark where session_id = $2 and person_id <> $1 order by id limit 1)", [PLANTED, session]);
  await db.query("insert into substitute (id, session_id, seat_id, site_id, name, recorded_by, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, '2022-06-22T09:00Z')", [session, ids.seat, site, NAME, PLANTED]);
  await db.query("insert into roll_call_closing (id, session_id, closed_by, closed_at, reopened_by, reopened_at, reason) values (gen_random_uuid(), $1, $2, '2022-06-22T16:00Z', $2, '2022-06-23T08:00Z', 'vertauscht')", [session, PLANTED]);

  const unit = await one("select u.uuid as id from unit u join module m on m.id = u.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.id = $1 and u.kind = 'lesson' order by m.position, u.position limit 1", [COHORT_2022]);
  await db.query("insert into unit_progress (id, cohort_id, person_id, unit_uuid, position, text, opened_at, touched_at) values (gen_random_uuid(), $1, $2, $3, 'qzxqzposition', 'qzxqztext', '2022-07-01T08:00Z', '2022-07-01T08:30Z')", [COHORT_2022, PLANTED, unit]);
  const { rows: [quiz] } = await db.query<{ uuid: string; version: string; question: string }>(`select u.uuid, m.curriculum_version_id as version, u.quiz -> 'questions' -> 0 ->> 'uuid' as question
    from unit u join module m on m.id = u.module_id join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.id = $1 and u.kind = 'quiz' order by m.position, u.position limit 1`, [COHORT_2022]);
  await db.query("insert into quiz_attempt (id, cohort_id, person_id, unit_uuid, curriculum_version_id, answers, points, points_possible, passed, submitted_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, 1, 4, false, '2022-07-02T08:00Z')",
    [COHORT_2022, PLANTED, quiz!.uuid, quiz!.version, JSON.stringify({ [quiz!.question]: [0], qzxqzanswer: [] })]);

  const em = world.orm.em.fork();
  const file = await writingFor('story', async () => {
    const kept = await world.app.get(Files).keep(em, 'Teilnahmebescheinigung-Qzxqzgiven-Qzxqzfamily-0000.pdf', 'application/pdf', Buffer.from(`%PDF ${NAME} ${randomUUID()}`));
    await em.flush();
    return kept;
  });
  const certify = (id: string, number: string, person: string, issuer: string, statement: object): Promise<unknown> => db.query(
    "insert into certificate (id, number, person_id, cohort_id, purpose, occasion, state, statement, rule, file_id, issued_at, issued_by) values ($1, $2, $3, $4, 'participation', $5, 'issued', $6, '{}', $7, '2026-03-01T09:00Z', $8)",
    [id, number, person, COHORT_2022, id, JSON.stringify(statement), file.id, issuer]);
  await certify(ids.certificate, '0000-0000-0000-0001', PLANTED, organiser, { title: 'Teilnahmebescheinigung', person: NAME, attended: 300 });
  await certify(ids.other, '0000-0000-0000-0002', organiser, PLANTED, { title: 'Teilnahmebescheinigung', person: 'Jemand', issuer: NAME });
  await db.query("update certificate set state = 'revoked', ended_at = '2026-03-02T09:00Z', ended_by = $2, reason = 'vertauscht' where id = $1", [ids.other, PLANTED]);
  // In the person's own name, and with a reason.
  await db.query('begin');
  await db.query("select set_config('kursbuch.actor', $1, true), set_config('kursbuch.cause', 'addSubscription', true), set_config('kursbuch.reason', 'qzxqzreason', true)", [PLANTED]);
  await db.query("insert into calendar_subscription (id, person_id, token_hash, name, created_at) values (gen_random_uuid(), $1, repeat('d', 64), 'qzxqzsubscription', '2026-03-01T09:00Z')", [PLANTED]);
  await db.query('commit');
  return { programme: ids.programme, certificate: ids.certificate, file: file.sha256 };
}

/** Every place in the database that holds one of the words: each text, JSON and array of text, in every schema. */
export async function placesOf(world: World, words: readonly string[]): Promise<Record<string, number>> {
  const { rows: columns } = await world.db.query<{ place: string; statement: string }>(`
    select format('%s.%s', c.oid::regclass, a.attname) as place, format('select count(*)::int as n from %s t where t.%I::text ~* $1', c.oid::regclass, a.attname) as statement
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type y on y.oid = a.atttypid
    where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and (y.typcategory in ('S', 'A', 'U')) order by 1`);
  const found: Record<string, number> = {};
  for (const { place, statement } of columns) {
    const { rows: [row] } = await world.db.query<{ n: number }>(statement, [words.join('|')]);
    if (row!.n) found[place] = row!.n;
  }
  return found;
}
