import { hasRole, isSelf, right } from '../platform/permission/right.js';
import { isAdministrator, isCommittee, isFunder, isOrganiser, isSiteContact, isSomeSiteContact, runsProgramme } from '../programmes/roles.js';

export const isParticipantOfCohort = hasRole('participant', 'cohort');

/** Its title, dates, events and sites: everybody in it or around it. */
export const maySeeCohort = right('cohort.see', 'cohort',
  runsProgramme.or(isParticipantOfCohort).or(isSomeSiteContact).or(isCommittee).or(isFunder).or(isAdministrator));

/** Names of its people: those who run it and those who are in it. */
export const maySeePeopleOfCohort = right('cohort.people', 'cohort', runsProgramme.or(isParticipantOfCohort).or(isSomeSiteContact));

/** Marks, progress and results of one enrolment. */
export const maySeeResults = right('enrolment.results', 'enrolment', runsProgramme.or(isSelf).or(isSiteContact));

/** Telephone and mail of one enrolment. */
export const maySeeContactData = right('enrolment.contact-data', 'enrolment', runsProgramme.or(isSelf).or(isSiteContact));

/** Who sits on which seat. */
export const mayGiveSeats = right('seat.give', 'seat', isOrganiser);
