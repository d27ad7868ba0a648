// In the order of the rooms: export and record are read in it, and erasing goes the other way, so that nothing is deleted
// before what leads to it. A test finds tables that lead to a person and are not registered by any room.
import '../identity/identity.kept.js';
import '../curricula/curricula.kept.js';
import '../programmes/programmes.kept.js';
import '../cohorts/cohorts.kept.js';
import '../attendance/attendance.kept.js';
import '../learning/learning.kept.js';
import '../certificates/certificates.kept.js';
import '../calendar/calendar.kept.js';
// Of the platform, and read last: it tells of all the others.
import '../platform/audit/audit.kept.js';
import { type Activity, type Holding, KEPT } from '../platform/keeping/keeping.js';

export const everythingKept = (): readonly Activity[] => KEPT;

/** Every holding with its activity, the last room's first. */
export const backwards = (): readonly { readonly activity: Activity; readonly holding: Holding }[] =>
  KEPT.flatMap((activity) => activity.holdings.map((holding) => ({ activity, holding }))).reverse();
