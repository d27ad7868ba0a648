import { hasRole, right } from '../platform/permission/right.js';
import { isAdministrator } from '../programmes/roles.js';

/** It names no person but those whom the imprint names: whoever answers to the authority for a programme reads it. */
export const mayReadRecord = right('privacy.read-record', null, isAdministrator.or(hasRole('organiser')));
