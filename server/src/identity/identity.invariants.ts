import { mustHold } from '../platform/invariants/must-hold.js';

mustHold('identity/account-exists', 'The account that opens a person exists.', `
  select a.person_id as person, a.account_id as account from person_account a
  where not exists (select from auth."user" u where u.id = a.account_id)`);

mustHold('identity/active-person', 'A session acts as a person whom its account opens.', `
  select a.session_id as session, a.person_id as person from active_person a join auth.session s on s.id = a.session_id
  where not exists (select from person_account p where p.person_id = a.person_id and p.account_id = s."userId")`);
