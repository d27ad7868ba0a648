import { importing } from './importing.mjs';
import { issuing } from './issuing.mjs';
import { publishing } from './publishing.mjs';
import { rollCall } from './roll-call.mjs';

/** What is under way when the end comes, and whose end it may be. */
export const WORKS = [
  { name: 'roll call', begin: rollCall, victims: ['server', 'PostgreSQL'] },
  { name: 'publishing', begin: publishing, victims: ['server', 'PostgreSQL'] },
  { name: 'issuing', begin: issuing, victims: ['server', 'PostgreSQL'] },
  { name: 'import', begin: importing, victims: ['command', 'PostgreSQL'] },
];
