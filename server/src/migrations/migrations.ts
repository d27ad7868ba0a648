import { Migration0001First } from './migration-0001-first.js';
import { Migration0002OrganisationKinds } from './migration-0002-organisation-kinds.js';
import { Migration0003FunctionOfARole } from './migration-0003-function-of-a-role.js';
import { Migration0004RoleHistory } from './migration-0004-role-history.js';
import { Migration0005LastAdministrator } from './migration-0005-last-administrator.js';
import { Migration0006Audit } from './migration-0006-audit.js';
import { Migration0007Privacy } from './migration-0007-privacy.js';
import { Migration0008Live } from './migration-0008-live.js';
import { Migration0009CalendarRevision } from './migration-0009-calendar-revision.js';
import { Migration0010QuizAttempts } from './migration-0010-quiz-attempts.js';
import { Migration0011ClosedRollCalls } from './migration-0011-closed-roll-calls.js';

/** In order. A migration that has landed is never edited; a mistake is mended by the next one. */
export const MIGRATIONS = [
  { name: '0001-first', class: Migration0001First },
  { name: '0002-organisation-kinds', class: Migration0002OrganisationKinds },
  { name: '0003-function-of-a-role', class: Migration0003FunctionOfARole },
  { name: '0004-role-history', class: Migration0004RoleHistory },
  { name: '0005-last-administrator', class: Migration0005LastAdministrator },
  { name: '0006-audit', class: Migration0006Audit },
  { name: '0007-privacy', class: Migration0007Privacy },
  { name: '0008-live', class: Migration0008Live },
  { name: '0009-calendar-revision', class: Migration0009CalendarRevision },
  { name: '0010-quiz-attempts', class: Migration0010QuizAttempts },
  { name: '0011-closed-roll-calls', class: Migration0011ClosedRollCalls },
];
