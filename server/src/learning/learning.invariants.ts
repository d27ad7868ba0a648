import { mustHold } from '../platform/invariants/must-hold.js';

// A cohort moves on to corrections; what was done before it did belongs to the version of that day.
const KNOWN = `with known as (
    select c.id as cohort, v.id as version, u.uuid, u.kind from cohort c join curriculum_version w on w.id = c.curriculum_version_id
    join curriculum_version v on v.curriculum_id = w.curriculum_id and v.state = 'published' join module m on m.curriculum_version_id = v.id join unit u on u.module_id = m.id)`;
const NOT_ENROLLED = 'not exists (select from enrolment n where n.cohort_id = p.cohort_id and n.person_id = p.person_id)';

mustHold('learning/opening-in-version', 'A module that opens is one of the version of its cohort.', `
  select o.id as module_opening, o.module_uuid as module from module_opening o join cohort c on c.id = o.cohort_id
  where not exists (select from module m where m.curriculum_version_id = c.curriculum_version_id and m.uuid = o.module_uuid)`);

mustHold('learning/progress-enrolled', 'Whoever works on a unit is or was enrolled in the cohort.', `
  select p.id as unit_progress, p.cohort_id as cohort, p.person_id as person from unit_progress p where ${NOT_ENROLLED}`);

mustHold('learning/progress-of-unit', 'What somebody works on is a unit of a published version of the cohort’s curriculum.', `
  ${KNOWN} select p.id as unit_progress, p.unit_uuid as unit from unit_progress p
  where not exists (select from known k where k.cohort = p.cohort_id and k.uuid = p.unit_uuid)`);

mustHold('learning/attempt-enrolled', 'Whoever answers a quiz is or was enrolled in the cohort.', `
  select p.id as quiz_attempt, p.cohort_id as cohort, p.person_id as person from quiz_attempt p where ${NOT_ENROLLED}`);

mustHold('learning/attempt-of-quiz', 'An attempt belongs to a quiz of the version it names, which is one of the cohort’s curriculum.', `
  ${KNOWN} select p.id as quiz_attempt, p.unit_uuid as unit from quiz_attempt p
  where not exists (select from known k where k.cohort = p.cohort_id and k.uuid = p.unit_uuid and k.version = p.curriculum_version_id and k.kind = 'quiz')`);

mustHold('learning/attempt-counted', 'The points of an attempt are out of the questions of its quiz, and it is passed as the quiz says.', `
  select p.id as quiz_attempt, p.points, p.points_possible, p.passed, q.questions from quiz_attempt p
  join module m on m.curriculum_version_id = p.curriculum_version_id join unit u on u.module_id = m.id and u.uuid = p.unit_uuid
  cross join lateral (select jsonb_array_length(u.quiz -> 'questions') as questions, ceil((u.quiz ->> 'passShare')::numeric * jsonb_array_length(u.quiz -> 'questions')) as needed) q
  where p.points_possible <> q.questions or p.passed <> (p.points >= q.needed)`);
