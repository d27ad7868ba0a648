import { sql } from 'kysely';
import { keeps, type Sql, type Subject, ties, type Words } from '../platform/keeping/keeping.js';

/**
 * How long a funder may ask for proof: half a year for the statement of use, then five years. What depends on it is told
 * once, so that list, participation and roles go on the same night.
 */
export const PROOF = {
  period: 'P5Y6M',
  after: ['dem Ende des Programms: sechs Monate bis zum Verwendungsnachweis, danach fünf Jahre', 'the end of the programme: six months until the statement of use, then five years'],
  ground: [
    'Art. 6 Abs. 1 Buchst. c und e DSGVO mit § 44 BHO/LHO und den Nebenbestimmungen der Förderung (ANBest-P Nr. 6: Nachweis der Verwendung, Belege fünf Jahre)',
    'Art. 6(1)(c) and (e) GDPR with § 44 BHO/LHO and the conditions of the grant (ANBest-P no. 6: statement of use, records kept for five years)',
  ] as Words,
} as const;

const PROLONGED: (() => Sql)[] = [];

/** The question how long a programme really lasts: later rooms add rows of `programme_id` and `ends_on`. */
export const prolongs = (rows: () => Sql): void => { PROLONGED.push(rows); };

/** The instant after the last day of a programme, or of what is held in it still later: from then on its proof is kept. */
export const endOf = (programme: Sql): Sql => sql`
  (select (greatest(lasting.ends_on, (select max(l.ends_on) from (${sql.join([sql`select null::uuid as programme_id, null::date as ends_on`, ...PROLONGED.map((rows) => rows())], sql` union all `)}) l where l.programme_id = lasting.id)) + 1)::timestamp
    at time zone lasting.time_zone from programme lasting where lasting.id = ${programme})`;

const whoIsContact = ({ names, email }: Subject): Sql => sql`(t.contact_name = any(${names}::text[]) or t.contact_email = ${email})`;
const CONTACT: Words = ['Namentlich genannte Ansprechperson (Art. 13 DSGVO), bis dort jemand anderes genannt ist', 'Named as the one to ask (Art. 13 GDPR), until somebody else is named there'];

// Whoever still has a role when a programme is over must be able to show its proof as long as it is asked for.
ties(() => sql`
  select r.person_id, coalesce(r.ended_at, ${endOf(sql`r.programme_id`)} + ${PROOF.period}::interval, 'infinity') as ends from role_assignment r`);

keeps({
  room: 'programmes', key: 'roles', title: ['Rollen und Rechte', 'Roles and rights'],
  purpose: ['Jeder Person nur zeigen, was sie für ihre Aufgabe braucht; sagen, wer wann was durfte', 'To show everybody only what their task needs; to tell who could do what when'],
  whom: ['Trainerinnen und Trainer, Kontaktpersonen der Standorte, Mitarbeitende von Träger, Begleitgremium und Fördergeber', 'Trainers, contacts of sites, staff of provider, committee and funder'],
  seenBy: ['Organisation des Programms, Administration', 'Organisers of the programme, administrators'],
  ground: ['Art. 6 Abs. 1 Buchst. b und f DSGVO (Aufgabe im Programm, Vier-Augen-Prinzip)', 'Art. 6(1)(b) and (f) GDPR (task in the programme, four eyes)'],
  keepFor: PROOF,
  holdings: [
    {
      table: 'role_assignment', column: 'person_id', what: ['Rollen', 'Roles'],
      fields: { role: ['Rolle', 'Role'], programme: ['Programm', 'Programme'], site: ['Standort', 'Site'], function: ['Funktion', 'Function'], givenAt: ['Seit', 'Since'], endedAt: ['Bis', 'Until'] },
      read: (mine) => sql`select t.role, p.title as programme, s.name as site, t.function, t.given_at as "givenAt", t.ended_at as "endedAt"
        from role_assignment t left join programme p on p.id = t.programme_id left join site s on s.id = t.site_id where ${mine} order by t.given_at, t.role, t.id`,
      since: () => sql`case when t.programme_id is null then t.ended_at else greatest(t.ended_at, ${endOf(sql`t.programme_id`)}) end`,
      // Ended first: the triggers that keep a last organiser and a last administrator see it.
      erase: { set: ({ now }) => sql`ended_at = coalesce(t.ended_at, greatest(${now}, t.given_at))`, delete: true },
    },
    ...(['given_by', 'ended_by'] as const).map((column) => ({
      table: 'role_assignment', column, what: ['Rollen, die die Person gegeben oder beendet hat', 'Roles that the person gave or ended'] as Words, fields: { role: ['Rolle', 'Role'], programme: ['Programm', 'Programme'], givenAt: ['Seit', 'Since'], endedAt: ['Bis', 'Until'] } as const,
      read: (mine: Sql) => sql`select t.role, p.title as programme, t.given_at as "givenAt", t.ended_at as "endedAt" from role_assignment t left join programme p on p.id = t.programme_id where ${mine} order by t.given_at, t.id`,
      aside: true as const, erase: { set: () => sql`${sql.ref(column)} = null` },
    })),
  ],
});

keeps({
  room: 'programmes', key: 'contact', title: ['Ansprechpersonen', 'Persons to ask'],
  purpose: ['Teilnehmenden sagen, wen sie fragen können und wer für den Datenschutz zuständig ist', 'To tell participants whom to ask and who answers for data protection'],
  whom: ['Mitarbeitende des Trägers', 'Staff of the provider'], seenBy: ['Alle, die die Seiten von Kursbuch öffnen', 'Everybody who opens the pages of Kursbuch'],
  ground: ['Art. 6 Abs. 1 Buchst. c DSGVO mit Art. 13 DSGVO und § 5 DDG', 'Art. 6(1)(c) with Art. 13 GDPR and § 5 DDG'],
  keepFor: { period: 'P0D', after: ['der Nennung einer anderen Person', 'another person being named'] },
  holdings: [
    {
      table: 'programme', column: 'contact_email', what: ['Programme, die die Person als Ansprechperson nennen', 'Programmes that name the person'], whose: whoIsContact,
      fields: { programme: ['Programm', 'Programme'], name: ['Name', 'Name'], phone: ['Telefon', 'Telephone'], email: ['E-Mail', 'E-mail'] },
      read: (mine) => sql`select title as programme, contact_name as name, contact_phone as phone, contact_email as email from programme t where ${mine} order by title`, erase: { stays: { why: CONTACT, named: false } },
    },
    {
      table: 'provider', column: 'privacy_email', what: ['Träger, die die Person für den Datenschutz nennen', 'Providers that name the person for data protection'],
      whose: ({ names, email }) => sql`(t.privacy_name = any(${names}::text[]) or t.privacy_email = ${email})`, fields: { provider: ['Träger', 'Provider'], name: ['Name', 'Name'], email: ['E-Mail', 'E-mail'] },
      read: (mine) => sql`select name as provider, privacy_name as name, privacy_email as email from provider t where ${mine} order by name`, erase: { stays: { why: CONTACT, named: false } },
    },
  ],
});
