import { right } from '../platform/permission/right.js';
import { isAdministrator, isCommittee, isFunder, isOrganiser, isSomeSiteContact, isTrainer, runsProgramme } from '../programmes/roles.js';

/** Who takes down who is there. */
export const mayRecord = right('attendance.record', 'session', isTrainer.or(isOrganiser));

/** Persons and their marks in one session. */
export const maySeeRollCall = right('attendance.roll-call', 'session', runsProgramme);

/** Sites and sums of a cohort, no marks of persons; a site contact sees the own site alone. */
export const maySeeRepresentation = right('attendance.representation', 'cohort', runsProgramme.or(isSomeSiteContact).or(isCommittee).or(isFunder).or(isAdministrator));

/** Persons, marks and minutes of a whole cohort. */
export const maySeePersonsAttendance = right('attendance.persons', 'cohort', runsProgramme);
