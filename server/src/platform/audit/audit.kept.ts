import { sql } from 'kysely';
import { type Holding, keeps } from '../keeping/keeping.js';

const FIELDS: Holding['fields'] = { at: ['Zeitpunkt', 'Time'], table: ['Tabelle', 'Table'], action: ['Vorgang', 'Action'], cause: ['Anlass', 'Cause'] };

keeps({
  room: 'platform', key: 'trail',
  title: ['Protokoll der Änderungen', 'Trail of changes'],
  purpose: ['Nachvollziehen, wer wann was geändert hat; Fehler und Missbrauch aufklären', 'To tell who changed what and when; to clear up errors and misuse'],
  whom: ['Alle, die Kursbuch benutzen oder über die etwas eingetragen wird', 'Everybody who uses Kursbuch or of whom something is entered'],
  seenBy: ['Administration der Installation', 'Administrators of the installation'],
  ground: ['Art. 6 Abs. 1 Buchst. c DSGVO mit Art. 5 Abs. 2 und Art. 32 DSGVO (Rechenschaft, Sicherheit)', 'Art. 6(1)(c) with Art. 5(2) and Art. 32 GDPR (accountability, security)'],
  keepFor: { period: 'P10Y', after: ['der Änderung; dann verlieren die Einträge ihren Inhalt, die Kette ihrer Prüfsummen bleibt', 'the change; then entries lose what they say, the chain of their digests stays'] },
  holdings: [
    {
      table: 'audit_entry', column: 'person_id', what: ['Änderungen an Daten der Person', 'Changes of the person\'s data'], fields: { ...FIELDS, before: ['Vorher', 'Before'], after: ['Nachher', 'After'] },
      read: (mine) => sql`select at, table_name as "table", action, cause, before, after from audit_entry t where ${mine} and redacted_at is null order by id`,
      since: () => sql`case when t.redacted_at is null then t.at end`,
      erase: { stays: { why: ['Dass etwas geschah, wann und durch wen: Rechenschaft nach Art. 5 Abs. 2 DSGVO. Der Inhalt ist entfernt.', 'That something was done, when and by whom: accountability, Art. 5(2) GDPR. What it said is removed.'], named: false } },
    },
    {
      table: 'audit_entry', column: 'actor_id', what: ['Änderungen durch die Person', 'Changes made by the person'], fields: FIELDS,
      read: (mine) => sql`select at, table_name as "table", action, cause from audit_entry t where ${mine} order by id`,
      since: () => sql`t.at`, aside: true,
      erase: { stays: { why: ['Wer Daten anderer geändert hat, bleibt als Kennung ohne Namen: Rechenschaft nach Art. 5 Abs. 2 DSGVO.', 'Who changed data of others stays as an id without a name: accountability, Art. 5(2) GDPR.'], named: false } },
    },
    {
      table: 'audit_entry', column: 'after', what: ['Änderungen an anderen Daten, die die Person nennen', 'Changes of other data that name the person'], whose: ({ id, names, email }) => sql`
        t.person_id is distinct from ${id}::uuid and t.redacted_at is null
        and (${sql.join([id, ...names, ...(email ? [email] : [])].map((word) => sql`position(${word} in concat(t.before, t.after)) > 0`), sql` or `)})`,
      fields: FIELDS, read: (mine) => sql`select at, table_name as "table", action, cause from audit_entry t where ${mine} order by id`, since: () => sql`t.at`, aside: true,
      erase: { stays: { why: ['Gehört zu Daten, die nicht die der Person sind oder einen Grund zu bleiben haben; geht mit deren Frist', 'Belongs to data that are not the person\'s or have a ground to stay; goes when their time is over'], named: false } },
    },
  ],
});
