import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('sites/parent-in-programme', 'A site lies within a site of its own programme, and never within itself.', `
  with recursive above (id, parent_id) as (
    select id, parent_id from site where parent_id is not null
    union select a.id, s.parent_id from above a join site s on s.id = a.parent_id where s.parent_id is not null)
  select s.id as site, s.parent_id as parent from site s join site p on p.id = s.parent_id
  where p.programme_id <> s.programme_id or exists (select from above a where a.id = s.id and a.parent_id = s.id)`);
