import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('curricula/based-on', 'A version is based on a published one of the same curriculum.', `
  select v.id as curriculum_version, v.based_on_id as based_on from curriculum_version v join curriculum_version b on b.id = v.based_on_id
  where b.curriculum_id <> v.curriculum_id or b.state <> 'published'`);

mustHold('curricula/published-is-whole', 'A published version has modules, and each of them units.', `
  select v.id as curriculum_version, m.id as module from curriculum_version v left join module m on m.curriculum_version_id = v.id
  where v.state = 'published' and not exists (select from unit u where u.module_id = m.id)`);

mustHold('curricula/unit-once', 'A unit stands once in a version.', `
  select m.curriculum_version_id as curriculum_version, u.uuid as unit, count(*)::int as times from unit u join module m on m.id = u.module_id
  group by 1, 2 having count(*) > 1`);
