import { sql } from 'kysely';
import { keeps, type Sql, type Words } from '../platform/keeping/keeping.js';

const VERIFIABLE: Words = [
  'Wer das Zertifikat vorgelegt bekommt, muss seine Nummer prüfen können (Art. 17 Abs. 3 Buchst. b und e DSGVO); der Name steht nur noch im Zertifikat',
  'Whoever is shown the certificate must be able to verify its number (Art. 17(3)(b) and (e) GDPR); the name stands in the certificate alone',
];
const FIELDS = { number: ['Nummer', 'Number'], title: ['Titel', 'Title'], state: ['Stand', 'State'], issuedAt: ['Ausgestellt', 'Issued'] } as const;
const byPerson = (column: 'issued_by' | 'ended_by', what: Words) => ({
  table: 'certificate', column, what, fields: { cohort: ['Durchgang', 'Cohort'] as Words, count: ['Anzahl', 'Number'] as Words },
  read: (mine: Sql) => sql`select c.title as cohort, count(*)::int as count from certificate t join cohort c on c.id = t.cohort_id where ${mine} group by c.id order by c.starts_on, c.id`,
  since: () => sql`t.issued_at`, aside: true as const, erase: { stays: { why: ['Wer unterschrieben hat, steht auf dem Zertifikat und gehört zu seiner Prüfung', 'Who signed stands on the certificate and belongs to its verification'] as Words, named: false } },
});

keeps({
  room: 'certificates', key: 'certificates', title: ['Zertifikate', 'Certificates'],
  purpose: ['Teilnahme bescheinigen; allen, denen ein Zertifikat vorgelegt wird, sagen, ob es echt und gültig ist', 'To certify participation; to tell whoever is shown a certificate whether it is genuine and valid'],
  whom: ['Teilnehmende, Ausstellende', 'Participants, issuers'], seenBy: ['Die Person, Träger; wer die Nummer kennt, den Inhalt', 'The person, provider; what it states, whoever knows the number'],
  ground: ['Art. 6 Abs. 1 Buchst. b, c und f DSGVO (Anspruch auf das Zertifikat, Nachweis der Förderung, Vertrauen Dritter)', 'Art. 6(1)(b), (c) and (f) GDPR (claim to the certificate, proof to the funder, reliance of others)'],
  keepFor: { period: 'P10Y', after: ['dem Ausstellen', 'issue'] },
  holdings: [
    {
      table: 'stored_file', column: 'id', what: ['PDF der Zertifikate', 'PDF of the certificates'], whose: ({ id }) => sql`t.id in (select c.file_id from certificate c where c.person_id = ${id}::uuid)`,
      fields: { name: ['Datei', 'File'], bytes: ['Bytes', 'Bytes'] }, read: (mine) => sql`select t.name, t.bytes from stored_file t where ${mine} order by t.name, t.id`,
      since: () => sql`(select max(c.issued_at) from certificate c where c.file_id = t.id)`, erase: { stays: { why: VERIFIABLE, named: false } },
    },
    {
      table: 'certificate', column: 'person_id', what: ['Zertifikate', 'Certificates'], fields: { ...FIELDS, states: ['Inhalt', 'Content'], endedAt: ['Beendet', 'Ended'], reason: ['Grund', 'Reason'], file: ['Datei', 'File'] },
      read: (mine) => sql`select t.number, t.statement ->> 'title' as title, t.state, t.issued_at as "issuedAt", t.statement as states, t.ended_at as "endedAt", t.reason, f.name as file
        from certificate t join stored_file f on f.id = t.file_id where ${mine} order by t.issued_at, t.number`,
      since: () => sql`t.issued_at`, erase: { stays: { why: VERIFIABLE, named: false } },
    },
    byPerson('issued_by', ['Zertifikate, die die Person ausgestellt hat', 'Certificates that the person issued']),
    byPerson('ended_by', ['Zertifikate, die die Person beendet hat', 'Certificates that the person ended']),
  ],
});
