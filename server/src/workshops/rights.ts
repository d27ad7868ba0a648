import { isParticipantOfCohort } from '../cohorts/rights.js';
import { right } from '../platform/permission/right.js';
import { isAdministrator, isCommittee, isFunder, isOrganiser, isSomeSiteContact, isTrainer, runsProgramme } from '../programmes/roles.js';

const isAround = runsProgramme.or(isParticipantOfCohort).or(isSomeSiteContact).or(isCommittee).or(isFunder).or(isAdministrator);

export const maySeeEvent = right('event.see', 'event', isAround);
export const maySeeSession = right('session.see', 'session', isAround);

/** Place, what to bring and whether it takes place. */
export const mayChangeEvent = right('event.change', 'event', isTrainer.or(isOrganiser));
/** Time, title, agenda, minutes and module. */
export const mayChangeSession = right('session.change', 'session', isTrainer.or(isOrganiser));
