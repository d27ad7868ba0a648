import { hasRole } from '../platform/permission/right.js';

/** The sentences that rights are made of; the ids come from the scope of the thing asked about. */
export const isAdministrator = hasRole('administrator');
export const isOrganiser = hasRole('organiser', 'programme');
export const isIssuer = hasRole('issuer', 'programme');
export const isTrainer = hasRole('trainer', 'programme');
export const isCommittee = hasRole('committee', 'programme');
export const isFunder = hasRole('funder', 'programme');
export const isSiteContact = hasRole('site-contact', 'site');
/** A site contact of any site in the programme. */
export const isSomeSiteContact = hasRole('site-contact', 'programme');
/** Holds a seat, now or once, in a cohort of the programme. */
export const isParticipant = hasRole('participant', 'programme');

/** Whoever runs the programme day by day. */
export const runsProgramme = isTrainer.or(isOrganiser).or(isIssuer);
/** Everybody who has to do with the programme. */
export const belongsToProgramme = runsProgramme.or(isParticipant).or(isSomeSiteContact).or(isCommittee).or(isFunder);
