import { sql } from 'kysely';
import { proofSince } from '../cohorts/cohorts.kept.js';
import { keeps, type Sql } from '../platform/keeping/keeping.js';
import { PROOF } from '../programmes/programmes.kept.js';

const unitTitle = (version: Sql): Sql => sql`(select u.title from unit u join module m on m.id = u.module_id where m.curriculum_version_id = ${version} and u.uuid = t.unit_uuid)`;
/** Questions with the words of the answers that were chosen. */
const answered = sql`(select jsonb_agg(jsonb_build_object('asked', q ->> 'text', 'answers', (select coalesce(jsonb_agg(q -> 'options' -> i::int ->> 'text'), '[]') from jsonb_array_elements_text(t.answers -> (q ->> 'uuid')) i)))
  from unit u join module m on m.id = u.module_id, jsonb_array_elements(u.quiz -> 'questions') q where m.curriculum_version_id = t.curriculum_version_id and u.uuid = t.unit_uuid)`;

keeps({
  room: 'learning', key: 'learning', title: ['Lernstand', 'Progress'],
  purpose: ['Dort weiterlernen, wo man aufgehört hat; entscheiden, ob das Zertifikat ausgestellt wird, auch später noch', 'To go on where one stopped; to decide on the certificate, later too'],
  whom: ['Teilnehmende', 'Participants'], seenBy: ['Trainerinnen und Trainer, Träger; eigene Texte nur Trainerinnen und Trainer', 'Trainers, provider; texts of one\'s own trainers alone'],
  ground: ['Art. 6 Abs. 1 Buchst. b DSGVO (Durchführung der Qualifizierung, Anspruch auf das Zertifikat)', 'Art. 6(1)(b) GDPR (carrying out the qualification, claim to the certificate)'],
  keepFor: { period: PROOF.period, after: PROOF.after },
  holdings: [
    {
      table: 'unit_progress', column: 'person_id', what: ['Bearbeitete Lerneinheiten und eigene Texte', 'Units worked on and texts of one\'s own'],
      fields: { cohort: ['Durchgang', 'Cohort'], unit: ['Lerneinheit', 'Unit'], position: ['Stelle', 'Place'], text: ['Eigener Text', 'Own text'], openedAt: ['Geöffnet', 'Opened'], touchedAt: ['Zuletzt bearbeitet', 'Last worked on'], doneAt: ['Erledigt', 'Done'] },
      read: (mine) => sql`select c.title as cohort, ${unitTitle(sql`c.curriculum_version_id`)} as unit, t.position, t.text, t.opened_at as "openedAt", t.touched_at as "touchedAt", t.done_at as "doneAt"
        from unit_progress t join cohort c on c.id = t.cohort_id where ${mine} order by t.opened_at, t.id`,
      since: () => proofSince(sql`t.cohort_id`), erase: { delete: true },
    },
    {
      table: 'quiz_attempt', column: 'person_id', what: ['Versuche in Quiz', 'Attempts at quizzes'],
      fields: { cohort: ['Durchgang', 'Cohort'], unit: ['Quiz', 'Quiz'], answers: ['Antworten', 'Answers'], points: ['Punkte', 'Points'], pointsPossible: ['Erreichbare Punkte', 'Points possible'], passed: ['Bestanden', 'Passed'], submittedAt: ['Abgegeben', 'Handed in'] },
      read: (mine) => sql`select c.title as cohort, ${unitTitle(sql`t.curriculum_version_id`)} as unit, ${answered} as answers, t.points, t.points_possible as "pointsPossible", t.passed, t.submitted_at as "submittedAt"
        from quiz_attempt t join cohort c on c.id = t.cohort_id where ${mine} order by t.submitted_at, t.id`,
      since: () => proofSince(sql`t.cohort_id`), erase: { delete: true },
    },
  ],
});
