import { sql } from 'kysely';
import { keeps, lastTieOf, type Sql, type Subject } from '../platform/keeping/keeping.js';

const EVERYBODY = ['Teilnehmende, Trainerinnen und Trainer, Kontaktpersonen der Standorte, Mitarbeitende von Träger, Begleitgremium und Fördergeber', 'Participants, trainers, contacts of sites, staff of provider, committee and funder'] as const;
const CONTRACT = ['Art. 6 Abs. 1 Buchst. b DSGVO (Durchführung der Qualifizierung)', 'Art. 6(1)(b) GDPR (carrying out the qualification)'] as const;
const TIED = { period: 'P1Y', after: ['dem Ende der letzten Rolle oder Teilnahme', 'the end of the last role or enrolment'] } as const;

const noOther = (subject: Subject): Sql => sql`not exists (select from person_account other where other.account_id = ${subject.accountId} and other.person_id <> ${subject.id}::uuid)`;
const onlyMailbox = (subject: Subject): Sql => sql`not exists (select from contact_data other where other.email = ${subject.email} and other.person_id <> ${subject.id}::uuid)`;
const named = (text: Sql, { names }: Subject): Sql => sql`(${sql.join(names.map((name) => sql`position(${name} in ${text}) > 0`), sql` or `)})`;
/** Whoever holds the last tie to an account keeps it. */
const accountTie = (account: Sql): Sql => sql`(select max(${lastTieOf(sql`pa.person_id`)}) from person_account pa where pa.account_id = ${account})`;

keeps({
  room: 'identity', key: 'person', title: ['Name und Kontaktdaten', 'Name and contact data'],
  purpose: ['Einladen, erreichen, den richtigen Namen auf Liste und Zertifikat setzen', 'To invite, to reach, to put the right name on lists and certificates'],
  whom: EVERYBODY, seenBy: ['Name: wer mit der Person im Programm zu tun hat. Kontaktdaten: Träger, Trainerinnen und Trainer, Kontaktperson des Standorts', 'Name: those who have to do with the person in the programme. Contact data: provider, trainers, contact of the site'],
  ground: CONTRACT, keepFor: TIED,
  holdings: [
    {
      table: 'person', column: 'id', what: ['Name', 'Name'], fields: { title: ['Titel', 'Title'], givenName: ['Vorname', 'Given name'], familyName: ['Nachname', 'Family name'], language: ['Sprache', 'Language'] },
      read: (mine) => sql`select title, given_name as "givenName", family_name as "familyName", language from person t where ${mine}`,
      // Whether the row goes, loses its name or keeps it is decided by what still leads to it.
      erase: {},
    },
    {
      table: 'contact_data', column: 'person_id', what: ['Kontaktdaten', 'Contact data'], fields: { email: ['E-Mail', 'E-mail'], phone: ['Telefon', 'Telephone'], birthDate: ['Geburtsdatum', 'Date of birth'] },
      read: (mine) => sql`select email, phone, birth_date as "birthDate" from contact_data t where ${mine}`, since: () => lastTieOf(sql`t.person_id`), erase: { delete: true },
    },
  ],
});

keeps({
  room: 'identity', key: 'account', title: ['Konto und Anmeldung', 'Account and sign-in'],
  purpose: ['Nur einlassen, wer eingeladen ist; fremde Anmeldungen erkennen und beenden', 'To let in only who is invited; to see and end sign-ins of strangers'],
  whom: ['Alle, die sich anmelden', 'Everybody who signs in'], seenBy: ['Nur die Person selbst', 'The person alone'],
  ground: [`${CONTRACT[0]}, Art. 32 DSGVO (Sicherheit)`, `${CONTRACT[1]}, Art. 32 GDPR (security)`], keepFor: TIED,
  holdings: [
    {
      table: 'person_account', column: 'person_id', what: ['Verbindung von Person und Konto', 'Link of person and account'], fields: { account: ['Kennung des Kontos', 'Id of the account'] },
      read: (mine) => sql`select account_id as account from person_account t where ${mine}`, since: () => lastTieOf(sql`t.person_id`), erase: { delete: true },
    },
    {
      table: 'active_person', column: 'person_id', what: ['Wahl der Person bei gemeinsamem Postfach', 'Choice of person at a shared mailbox'], fields: { session: ['Anmeldung', 'Sign-in'] },
      read: (mine) => sql`select session_id as session from active_person t where ${mine}`, since: () => lastTieOf(sql`t.person_id`), erase: { delete: true },
    },
    {
      table: 'auth.user', column: 'id', what: ['Konto', 'Account'], whose: ({ accountId }) => sql`t.id = ${accountId}`,
      fields: { email: ['E-Mail', 'E-mail'], name: ['Name', 'Name'], createdAt: ['Angelegt', 'Opened'] },
      read: (mine) => sql`select email, name, "createdAt" from auth."user" t where ${mine}`, since: () => accountTie(sql`t.id`),
      erase: {
        // A shared account stays the other person's and is called after them.
        set: ({ id }) => sql`name = coalesce((select o.given_name || ' ' || o.family_name from person_account a join person o on o.id = a.person_id where a.account_id = t.id and o.id <> ${id}::uuid order by o.id limit 1), t.name)`,
        delete: () => sql`(select count(*) from person_account a where a.account_id = t.id) < 2`,
      },
    },
    {
      table: 'auth.account', column: 'userId', what: ['Kennwort (als Prüfwert)', 'Password (as a hash)'], whose: (subject) => sql`t."userId" = ${subject.accountId} and ${noOther(subject)}`,
      fields: { kind: ['Art', 'Kind'], createdAt: ['Angelegt', 'Set'] }, read: (mine) => sql`select "providerId" as kind, "createdAt" from auth.account t where ${mine}`, erase: { delete: true },
    },
    {
      table: 'auth.session', column: 'userId', what: ['Anmeldungen', 'Sign-ins'],
      whose: (subject) => sql`t."userId" = ${subject.accountId} and (${noOther(subject)} or exists (select from active_person a where a.session_id = t.id and a.person_id = ${subject.id}::uuid))`,
      fields: { since: ['Seit', 'Since'], until: ['Bis', 'Until'], address: ['IP-Adresse', 'IP address'], device: ['Gerät', 'Device'] },
      read: (mine) => sql`select "createdAt" as since, "expiresAt" as until, "ipAddress" as address, "userAgent" as device from auth.session t where ${mine} order by "createdAt"`,
      since: () => sql`t."expiresAt"`, period: 'P1D', erase: { delete: true },
    },
    {
      table: 'auth.verification', column: 'identifier', what: ['Angeforderte Anmeldecodes (nur geheime Prüfwerte)', 'Sign-in codes asked for (secret hashes alone)'], whose: () => sql`false`, fields: {}, read: (mine) => sql`select from auth.verification t where ${mine}`,
      since: () => sql`t."expiresAt"`, period: 'P1D', erase: {},
    },
    {
      table: 'auth.rateLimit', column: 'key', what: ['Zahl der Versuche von einer IP-Adresse', 'Number of attempts from an IP address'], whose: () => sql`false`, fields: {}, read: (mine) => sql`select from auth."rateLimit" t where ${mine}`,
      since: () => sql`to_timestamp(t."lastRequest" / 1000)`, period: 'P1D', erase: {},
    },
    {
      table: 'attempt', column: 'key', what: ['Zahl der Versuche (nur ein geheimer Prüfwert)', 'Number of attempts (a secret hash alone)'], whose: () => sql`false`, fields: {}, read: (mine) => sql`select from attempt t where ${mine}`,
      since: () => sql`t.began_at`, period: 'P1D', erase: {},
    },
    {
      table: 'graphile_worker._private_jobs', column: 'payload', what: ['Wartende Arbeit für die Person', 'Work that waits for the person'], whose: ({ id }) => sql`t.payload ->> 'person' = ${id}`,
      fields: { since: ['Seit', 'Since'] }, read: (mine) => sql`select created_at as since from graphile_worker._private_jobs t where ${mine}`,
      since: () => sql`case when t.payload ->> 'person' is not null then t.created_at end`, period: 'P90D', erase: { delete: true },
    },
  ],
});

const LETTER = { subject: ['Betreff', 'Subject'], body: ['Text', 'Text'], cause: ['Anlass', 'Cause'], createdAt: ['Geschrieben', 'Written'], sentAt: ['Gesendet', 'Sent'] } as const;

keeps({
  room: 'identity', key: 'letters', title: ['E-Mails', 'E-mails'],
  purpose: ['Einladen, Anmeldecodes senden, an Termine erinnern; nachsehen, ob eine E-Mail angekommen ist', 'To invite, to send sign-in codes, to remind of dates; to see whether a mail left'],
  whom: EVERYBODY, seenBy: ['Empfängerin oder Empfänger, Administration (ohne Anmeldecodes)', 'The recipient, administrators (without sign-in codes)'], ground: CONTRACT,
  keepFor: { period: 'P90D', after: ['dem Schreiben; Anmeldecodes einen Tag', 'writing; sign-in codes one day'] },
  holdings: [
    {
      table: 'mail', column: 'recipient', what: ['E-Mails an die Person', 'E-mails to the person'],
      whose: (subject) => sql`t.recipient = ${subject.email} and (${onlyMailbox(subject)} or ${named(sql`t.body`, subject)})`, fields: LETTER,
      read: (mine) => sql`select case when secret then '…' else subject end as subject, case when secret then '…' else body end as body, cause, created_at as "createdAt", sent_at as "sentAt" from mail t where ${mine} order by created_at, id`,
      since: () => sql`case when not t.secret then t.created_at end`, erase: { delete: true },
    },
    {
      table: 'mail', column: 'body', what: ['E-Mails an andere, die die Person nennen', 'E-mails to others that name the person'],
      whose: (subject) => sql`t.recipient is distinct from ${subject.email} and ${named(sql`t.body`, subject)}`, fields: { cause: LETTER.cause, createdAt: LETTER.createdAt },
      read: (mine) => sql`select cause, created_at as "createdAt" from mail t where ${mine} order by created_at, id`, since: () => sql`t.created_at`, aside: true,
      erase: { stays: { why: ['Post anderer, etwa eine Einladung durch die Person; sie geht mit ihrer Frist', 'Mail of others, such as an invitation by the person; it goes when its time is over'], named: false } },
    },
    {
      table: 'mail', column: 'secret', what: ['Anmeldecodes', 'Sign-in codes'], whose: () => sql`false`, fields: {}, read: (mine) => sql`select from mail t where ${mine}`,
      since: () => sql`case when t.secret then t.created_at end`, period: 'P1D', erase: {},
    },
  ],
});
