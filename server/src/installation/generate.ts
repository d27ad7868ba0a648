import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { Accounts } from '../identity/accounts.js';
import { StartProblem } from '../platform/settings.js';
import { Programme } from '../programmes/programme.js';
import type { CommandLine } from './command-line.js';
import { DEMO_PASSWORD } from './seeds.js';

/** Two participants a site; marks stand on the first sessions, so that the last is there to be marked. */
const SIZES = {
  s: { sites: 7, sessions: 8, marked: 7 },
  m: { sites: 500, sessions: 40, marked: 39 },
  l: { sites: 5_000, sessions: 40, marked: 4 },
  /** A calendar. */
  f: { sites: 1, sessions: 1_000, marked: 0 },
} as const;
type Size = keyof typeof SIZES;

/**
 * A programme of invented people for measuring, beside the demo data whose curriculum and trainer it uses; the same
 * whenever it is made. Its first participant signs in as `<size>1@example.org` with the password of the demo people.
 */
export async function generate({ app, settings, words, say }: CommandLine): Promise<void> {
  const size = words[0]?.toLowerCase() as Size;
  if (words.length !== 1 || !Object.hasOwn(SIZES, size)) throw new StartProblem('generate needs a size: S (14 participants), M (1,000), L (10,000) or F (a calendar of 1,000 sessions).');
  if (!settings.embedded) throw new StartProblem('generate makes invented people, and works in the embedded database only.');
  const { sites, sessions, marked } = SIZES[size];
  const em = app.get(EntityManager).fork();
  if (await em.count(Programme, { slug: `measure-${size}` })) throw new StartProblem(`The programme of size ${words[0]!} is there already.`);
  await em.transactional(async (tx) => {
    for (const statement of statements(size, sites, sessions, marked)) await statement.execute(tx.getKysely());
    const accounts = app.get(Accounts);
    const { rows: [first] } = await sql<{ id: string }>`select ${key(size, 'person', sql`1`)} as id`.execute(tx.getKysely());
    await accounts.open(tx, first!.id, `${size}1@example.org`, 'Erste Person', await accounts.hash(DEMO_PASSWORD));
  });
  say(`✓ ${sites * 2} participants of ${sites} sites, ${sessions} sessions, ${sites * 2 * marked} marks`);
}

/** Version and variant as RFC 9562 has them: the API takes nothing else for an id. */
const key = (size: Size, kind: string, n: ReturnType<typeof sql>) => sql`overlay(overlay(md5(${`${size} ${kind} `}::text || ${n}) placing '4' from 13) placing '8' from 17)::uuid`;

function statements(size: Size, sites: number, sessions: number, marked: number) {
  const id = (kind: string, n = sql`n`) => key(size, kind, n);
  const [programme, cohort] = [id('programme', sql`1`), id('cohort', sql`1`)];
  const version = sql`(select v.id from curriculum_version v join curriculum c on c.id = v.curriculum_id where c.slug = 'servicepunkt-qualifizierung' and v.state = 'published' order by v.number, v.patch limit 1)`;
  const name = (names: string) => sql`(string_to_array(${names}, ' '))[1 + (hashtext(${`${size}${names}`} || n) & 2147483647) % ${sql.lit(names.split(' ').length)}]`;
  return [
    sql`insert into programme (id, slug, provider_id, title, starts_on, ends_on, contact_name, contact_phone, contact_email)
      select ${programme}, ${`measure-${size}`}, provider_id, ${`Messung ${size.toUpperCase()}`}, starts_on, ends_on, contact_name, contact_phone, contact_email from programme where slug not like 'measure-%' order by starts_on limit 1`,
    sql`insert into role_assignment (id, person_id, role, programme_id, given_at)
      select gen_random_uuid(), person_id, role, ${programme}, min(given_at) from role_assignment where role in ('organiser', 'trainer') and ended_at is null group by person_id, role`,
    sql`insert into cohort (id, programme_id, curriculum_version_id, slug, title, starts_on, ends_on)
      select ${cohort}, id, ${version}, 'messung', ${`Durchgang ${size.toUpperCase()}`}, starts_on, ends_on from programme where id = ${programme}`,
    sql`insert into site (id, programme_id, key, kind, name, short_name)
      select ${id('site')}, ${programme}, 'site-' || n, 'municipality', 'Gemeinde ' || n, 'Gemeinde ' || n from generate_series(1, ${sites}::int) n`,
    sql`insert into person (id, given_name, family_name)
      select ${id('person')}, ${name('Anna Björn Cem Dilek Erika Fatma Georg Hülya Ines Jürgen Karin Lena')}, ${name('Aydın Bäuerle Dörr Eßlinger Höfer Kühn Müller-Lüdenscheidt Öztürk Schäfer Weiß Yılmaz Zügel')} || ' ' || n from generate_series(1, ${sites * 2}::int) n`,
    sql`insert into contact_data (person_id, email) select ${id('person')}, ${size} || n || '@example.org' from generate_series(1, ${sites * 2}::int) n`,
    sql`insert into seat (id, cohort_id, site_id, kind, valid_from)
      select ${id('seat')}, c.id, ${id('site', sql`((n + 1) / 2)`)}, case n % 2 when 1 then 'main' else 'deputy' end, c.starts_on from cohort c, generate_series(1, ${sites * 2}::int) n where c.id = ${cohort}`,
    sql`insert into enrolment (id, cohort_id, seat_id, person_id, valid_from)
      select ${id('enrolment')}, c.id, ${id('seat')}, ${id('person')}, c.starts_on from cohort c, generate_series(1, ${sites * 2}::int) n where c.id = ${cohort}`,
    sql`insert into event (id, programme_id, cohort_id, kind, title, starts_on, ends_on, status, venue_name)
      select ${id('event')}, programme_id, id, 'workshop', 'Workshop ' || n, starts_on + n, starts_on + n, 'confirmed', 'Bürgersaal' from cohort, generate_series(1, ${Math.ceil(sessions / 4)}::int) n where id = ${cohort}`,
    sql`insert into session (id, event_id, key, title, starts_at, ends_at, minutes, module_uuid, status)
      select ${id('session')}, e.id, 's-' || n, 'Einheit ' || n, e.starts_on + interval '7 hours' + (n - 1) % 4 * interval '2 hours', e.starts_on + interval '8 hours 30 minutes' + (n - 1) % 4 * interval '2 hours', 90,
        (select uuid from module where curriculum_version_id = ${version} order by position offset (n - 1) % (select count(*) from module where curriculum_version_id = ${version}) limit 1), 'confirmed'
      from generate_series(1, ${sessions}::int) n join event e on e.id = ${id('event', sql`((n + 3) / 4)`)}`,
    sql`insert into mark (id, session_id, person_id, enrolment_id, seat_id, site_id, seat_kind, kind, minutes_missed, recorded_at)
      select gen_random_uuid(), ${id('session', sql`s`)}, e.person_id, e.id, e.seat_id, t.site_id, t.kind, k, case k when 'late' then 15 else 0 end, now()
      from generate_series(1, ${sites * 2}::int) n join enrolment e on e.id = ${id('enrolment')} join seat t on t.id = e.seat_id, generate_series(1, ${marked}::int) s,
        lateral (select (array['present', 'present', 'present', 'present', 'late', 'excused', 'absent'])[1 + (n * 7 + s) % 7] as k) kinds`,
    sql`insert into module_opening (id, cohort_id, module_uuid, opens_at) select gen_random_uuid(), c.id, m.uuid, c.starts_on from cohort c join module m on m.curriculum_version_id = c.curriculum_version_id where c.id = ${cohort}`,
    sql`insert into unit_progress (id, cohort_id, person_id, unit_uuid, opened_at, touched_at, done_at)
      select gen_random_uuid(), ${cohort}, ${id('person')}, u.uuid, t, t, case when (n + u.position) % 3 > 0 then t end
      from generate_series(1, ${sites * 2}::int) n, module m join unit u on u.module_id = m.id, lateral (select c.starts_on + make_interval(hours => n % 500) as t from cohort c where c.id = ${cohort}) at
      where m.curriculum_version_id = ${version} and u.kind in ('lesson', 'reflection') and (n + m.position) % 2 = 0`,
  ];
}
