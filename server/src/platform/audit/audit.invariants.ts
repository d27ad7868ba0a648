import { mustHold } from '../invariants/must-hold.js';

mustHold('audit/chain', 'The trail is whole: every entry has its digest, every block its place in the chain, and nothing that keeps it is switched off.', 'select * from audit_faults()');
