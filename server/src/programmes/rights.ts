import { right } from '../platform/permission/right.js';
import { isAdministrator, isOrganiser } from './roles.js';

/** Who has which role in a programme, and who had. */
export const maySeeRoles = right('roles.see', 'programme', isOrganiser.or(isAdministrator));

/** Gives roles in a programme, and so sees by name whom one may give them to. */
export const mayGiveRoles = right('roles.give', 'programme', isOrganiser.or(isAdministrator));

export const mayEndRole = right('role.end', 'role-assignment', isOrganiser.or(isAdministrator));
