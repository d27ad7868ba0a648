import { isParticipantOfCohort } from '../cohorts/rights.js';
import { right } from '../platform/permission/right.js';
import { isOrganiser, isTrainer, runsProgramme } from '../programmes/roles.js';

/** Reads lessons and own results, also after the seat was given on; what is written asks for a seat that is held today. */
export const mayLearn = right('cohort.learn', 'cohort', isParticipantOfCohort);

/** How far everybody in the cohort is. */
export const maySeeProgress = right('cohort.progress', 'cohort', runsProgramme);

/** When its modules open and close. */
export const mayScheduleModules = right('cohort.schedule-modules', 'cohort', isTrainer.or(isOrganiser));
