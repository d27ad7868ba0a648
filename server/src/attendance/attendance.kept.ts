import { sql } from 'kysely';
import { proofSince } from '../cohorts/cohorts.kept.js';
import { keeps, type Sql, type Words } from '../platform/keeping/keeping.js';
import { endOf, PROOF, prolongs } from '../programmes/programmes.kept.js';

const SESSION = { event: ['Veranstaltung', 'Event'], session: ['Einheit', 'Session'], startsAt: ['Beginn', 'Begins'] } as const;
const ofSession = sql`from session s join event v on v.id = s.event_id`;
const sinceOfSession = (session: Sql): Sql => endOf(sql`(select v.programme_id from session s join event v on v.id = s.event_id where s.id = ${session})`);

prolongs(() => sql`select v.programme_id, v.ends_on from event v`);

/** What a person recorded of others, or did with the list: how much and in which session, not of whom. */
const recorded = (table: 'mark' | 'substitute' | 'roll_call_closing', what: Words, column = 'recorded_by') => ({
  table, column, what, fields: { ...SESSION, count: ['Anzahl', 'Number'] as Words },
  read: (mine: Sql) => sql`select v.title as event, s.title as session, s.starts_at as "startsAt", count(*)::int as count ${ofSession} join ${sql.table(table)} t on t.session_id = s.id where ${mine} group by v.id, s.id order by s.starts_at, s.id`,
  since: () => sinceOfSession(sql`t.session_id`), erase: { stays: { why: PROOF.ground, named: true } },
});
/** The row itself is about somebody else, or goes with whoever closed the list. */
const aside = { aside: true } as const;

keeps({
  room: 'attendance', key: 'attendance', title: ['Anwesenheit', 'Attendance'],
  purpose: ['Anwesenheit je Veranstaltungstag nachweisen, an Stelle der unterschriebenen Liste; Grundlage des Zertifikats', 'To prove attendance by day in place of the signed list; the ground of the certificate'],
  whom: ['Teilnehmende und ihre Vertretungen, Trainerinnen und Trainer', 'Participants and who stands in for them, trainers'], seenBy: ['Träger, Trainerinnen und Trainer, die Person selbst; der Standort, ob er vertreten war; der Fördergeber auf Verlangen', 'Provider, trainers, the person; the site, whether it was represented; the funder on demand'],
  ground: PROOF.ground, keepFor: PROOF,
  holdings: [
    {
      table: 'mark', column: 'person_id', what: ['Anwesenheit je Einheit', 'Attendance by session'],
      fields: { ...SESSION, site: ['Standort', 'Site'], kind: ['Eintrag', 'Mark'], minutesMissed: ['Versäumte Minuten', 'Minutes missed'], note: ['Notiz', 'Note'], recordedAt: ['Eingetragen', 'Recorded'] },
      read: (mine) => sql`select v.title as event, s.title as session, s.starts_at as "startsAt", site.name as site, t.kind, t.minutes_missed as "minutesMissed", t.note, t.recorded_at as "recordedAt"
        ${ofSession} join mark t on t.session_id = s.id join site on site.id = t.site_id where ${mine} order by s.starts_at, t.id`,
      // As the enrolment it hangs on, which goes in the same night.
      since: () => proofSince(sql`(select e.cohort_id from enrolment e where e.id = t.enrolment_id)`),
      erase: { set: () => sql`note = '', version = nextval('mark_version')`, delete: ({ now }) => sql`(select s.starts_at > ${now} from session s where s.id = t.session_id)`, stays: { why: PROOF.ground, named: true } },
    },
    { ...recorded('mark', ['Anwesenheit anderer, die die Person eingetragen hat', 'Attendance of others that the person recorded']), ...aside },
    {
      table: 'substitute', column: 'name', what: ['Vertretungen mit diesem Namen', 'Substitutes of this name'], whose: ({ names }) => sql`t.name = any(${names}::text[])`, fields: { ...SESSION, site: ['Standort', 'Site'], name: ['Name', 'Name'] },
      read: (mine) => sql`select v.title as event, s.title as session, s.starts_at as "startsAt", site.name as site, t.name ${ofSession} join substitute t on t.session_id = s.id join site on site.id = t.site_id where ${mine} order by s.starts_at, t.id`,
      since: () => sinceOfSession(sql`t.session_id`), erase: { stays: { why: PROOF.ground, named: false } },
    },
    { ...recorded('substitute', ['Vertretungen, die die Person eingetragen hat', 'Substitutes that the person recorded']), ...aside },
    recorded('roll_call_closing', ['Anwesenheitslisten, die die Person abgeschlossen hat', 'Roll calls that the person closed'], 'closed_by'),
    { ...recorded('roll_call_closing', ['Anwesenheitslisten, die die Person wieder geöffnet hat', 'Roll calls that the person opened again'], 'reopened_by'), ...aside },
  ],
});
