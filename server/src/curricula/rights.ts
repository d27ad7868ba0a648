import { hasRole, right } from '../platform/permission/right.js';

/** Who writes a curriculum. Later rooms know which programmes use it: they give the role `author` within its id. */
export const isAuthor = hasRole('administrator').or(hasRole('author', 'curriculum'));

export const mayAuthor = right('curriculum.author', 'curriculum', isAuthor);
export const mayAuthorVersion = right('curriculum-version.author', 'curriculum-version', isAuthor);
export const mayAuthorModule = right('module.author', 'module', isAuthor);
export const mayAuthorUnit = right('unit.author', 'unit', isAuthor);

/** The diagrams of a module; those who learn from it are added by a later room. */
export const maySeeAssets = right('module.assets', 'module', isAuthor);
