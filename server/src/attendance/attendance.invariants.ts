import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('attendance/mark-of-enrolment', 'A mark is about somebody enrolled in the cohort of its session, with the seat, its kind and its site.', `
  select k.id as mark, k.session_id as session, k.enrolment_id as enrolment
  from mark k join session s on s.id = k.session_id join event e on e.id = s.event_id join enrolment n on n.id = k.enrolment_id join seat t on t.id = k.seat_id
  where (k.person_id, k.seat_id, k.site_id, k.seat_kind) is distinct from (n.person_id, n.seat_id, t.site_id, t.kind) or n.cohort_id is distinct from e.cohort_id`);

// A seat given on later ends before the mark's day, and a session may be moved or shortened later: both leave the mark as it
// is. What came after what is known by the trail and not by instants, since the machine's clock may have been put back; what
// the trail no longer says is not judged.
const unlessChangedSince = (as: string): string => `not exists (select from audit_entry c
    where c.table_name = 'session' and c.row_id = s.id::text and c.action = 'update' and (c.before is null or ${as})
    and c.id > coalesce((select max(r.id) from audit_entry r where r.table_name = 'mark' and r.row_id = k.id::text and r.after ? 'recorded_at'), 0))`;

mustHold('attendance/mark-on-day', 'A mark is about somebody who held the seat on the day of the session, as it was when the mark was made.', `
  select k.id as mark, k.session_id as session, n.id as enrolment, n.valid_from::text
  from mark k join session s on s.id = k.session_id join event e on e.id = s.event_id join enrolment n on n.id = k.enrolment_id
  where n.valid_from > (s.starts_at at time zone e.time_zone)::date
  and ${unlessChangedSince("((c.before ->> 'starts_at')::timestamptz at time zone e.time_zone)::date >= n.valid_from")}`);

mustHold('attendance/minutes-missed', 'Nobody misses more minutes than the session had when the mark was made.', `
  select k.id as mark, k.session_id as session, k.minutes_missed, s.minutes from mark k join session s on s.id = k.session_id
  where k.minutes_missed > s.minutes and ${unlessChangedSince("(c.before ->> 'minutes')::integer >= k.minutes_missed")}`);

mustHold('attendance/substitute-on-seat', 'A substitute stands in on a seat of the cohort of the session, for its site.', `
  select b.id as substitute, b.session_id as session, b.seat_id as seat from substitute b
  join session s on s.id = b.session_id join event e on e.id = s.event_id join seat t on t.id = b.seat_id
  where t.cohort_id is distinct from e.cohort_id or t.site_id <> b.site_id`);

mustHold('attendance/seat-filled-once', 'A seat is filled by its holder or by a substitute, never by both.', `
  select b.id as substitute, k.id as mark from substitute b join mark k on k.session_id = b.session_id and k.seat_id = b.seat_id
  where k.kind in ('present', 'late', 'left-early')`);
