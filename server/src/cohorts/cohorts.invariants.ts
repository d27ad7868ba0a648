import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('cohorts/version-published', 'A cohort is taught by a published version.', `
  select c.id as cohort, c.curriculum_version_id as curriculum_version from cohort c join curriculum_version v on v.id = c.curriculum_version_id
  where v.state <> 'published'`);

mustHold('cohorts/seat-of-programme', 'A seat belongs to a site of the programme of its cohort.', `
  select t.id as seat, t.site_id as site, t.cohort_id as cohort from seat t join cohort c on c.id = t.cohort_id join site s on s.id = t.site_id
  where s.programme_id <> c.programme_id`);

mustHold('cohorts/enrolment-on-seat', 'Whoever is enrolled holds a seat of the same cohort, from a day on which there is that seat and that cohort.', `
  select e.id as enrolment, e.seat_id as seat, e.cohort_id as cohort, e.valid_from::text from enrolment e join seat t on t.id = e.seat_id join cohort c on c.id = e.cohort_id
  where t.cohort_id <> e.cohort_id or e.valid_from < t.valid_from or e.valid_from >= t.valid_to or e.valid_from not between c.starts_on and c.ends_on`);
