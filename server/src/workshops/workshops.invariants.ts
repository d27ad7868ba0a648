import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('workshops/event-of-programme', 'The cohort of an event belongs to the programme of the event.', `
  select e.id as event, e.cohort_id as cohort, e.programme_id as programme from event e join cohort c on c.id = e.cohort_id
  where c.programme_id <> e.programme_id`);

mustHold('workshops/session-in-event', 'A session lies on the days of its event, in the zone of the event.', `
  select s.id as session, e.id as event, (s.starts_at at time zone e.time_zone)::date::text as day, e.starts_on::text, e.ends_on::text
  from session s join event e on e.id = s.event_id where (s.starts_at at time zone e.time_zone)::date not between e.starts_on and e.ends_on`);

mustHold('workshops/cancelled-with-event', 'No session of a cancelled event takes place.', `
  select s.id as session, e.id as event, s.status from session s join event e on e.id = s.event_id where e.status = 'cancelled' and s.status <> 'cancelled'`);

mustHold('workshops/module-in-version', 'The module that a session teaches is one of the version of its cohort.', `
  select s.id as session, s.module_uuid as module from session s join event e on e.id = s.event_id left join cohort c on c.id = e.cohort_id
  where s.module_uuid is not null and not exists (select from module m where m.curriculum_version_id = c.curriculum_version_id and m.uuid = s.module_uuid)`);
