import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SourceFolder } from '../../curricula/reader/folder.js';
import { inReadingOrder, type SourceError } from '../../curricula/reader/source-error.js';
import { Uuids } from '../../curricula/reader/uuids.js';
import { isCalendarDay } from './calendar-days.js';
import { checkoutFolder } from '../../platform/checkout.js';
import type { Contents } from './contents.js';
import { Keys } from './keys.js';
import { ProgrammeFile } from './programme-file.js';
import { acceptPersons, acceptProgramme, acceptProvider, acceptRoles, acceptSignIn, acceptSites } from './programme-parts.js';
import { readCohorts } from './read-cohorts.js';
import { readOrganisationKinds } from './read-reference.js';
import type { ProgrammeSource } from './source.js';

export type * from './source.js';
export { wordSourceError, type SourceError } from '../../curricula/reader/source-error.js';

/** Files of a programme that tests and people read, not the import. */
const besides = ['expected.yaml'];

/**
 * Reads a programme from its folder: all of it, or every fault in all of its files. Half a programme is never handed
 * out, so an import cannot store one.
 *
 * Days that a cohort counts from the start day are resolved with `startDay` (YYYY-MM-DD), so that the same files and
 * the same day always give the same programme. `curricula` is the folder in which cohorts look up their modules.
 */
export async function readProgramme(
  folder: string,
  startDay: string,
  curricula: string = join(checkoutFolder(), 'curricula'),
): Promise<{ programme: ProgrammeSource } | { errors: SourceError[] }> {
  if (!isCalendarDay(startDay)) throw new RangeError(`The start day must be a date such as 2022-06-22, not ${startDay}.`);
  const errors: SourceError[] = [];
  const root = resolve(folder);
  const top = new SourceFolder(root, '', errors);
  const isFolder = await stat(root).then((found) => found.isDirectory(), () => false);
  if (!isFolder) {
    top.refuse('programme.yaml', 'a folder with this file');
    return { errors };
  }
  const { files, folders } = await top.list();
  const known = new Set([...besides, 'signin.yaml', 'provider.yaml', 'programme.yaml', 'persons.yaml', 'roles.yaml', 'sites.yaml']);
  for (const name of files) if (!known.has(name)) top.refuse(name, `no file of this name in a programme: only ${[...known].join(', ')}`);

  const uuids = new Uuids();
  const persons = new Keys('a person of persons.yaml');
  const sites = new Keys('a site of sites.yaml');
  const kinds = new Keys('a kind of seeds/reference/organisation-kinds.yaml');
  for (const { key } of await readOrganisationKinds()) kinds.add(key);
  const provider = acceptProvider(await required(top, files, 'provider'), uuids);
  const programme = acceptProgramme(await required(top, files, 'programme'), uuids);
  const people = acceptPersons(await required(top, files, 'persons'), uuids, persons);
  const places = acceptSites(await required(top, files, 'sites'), uuids, sites, kinds);
  const roles = acceptRoles(await required(top, files, 'roles'), persons, sites);
  const signIn = files.includes('signin.yaml') ? acceptSignIn(await ProgrammeFile.read(top, 'signin.yaml', 'signin'), persons) : [];
  const cohorts = await readCohorts(top, folders, { uuids, persons, sites, startDay, curricula: resolve(curricula) });

  if (errors.length > 0 || !provider || !programme || !people || !places || !roles || !signIn) return { errors: inReadingOrder(errors) };
  return { programme: { ...programme, provider, persons: people, roles, sites: places, cohorts, signIn } };
}

async function required<Kind extends keyof Contents>(top: SourceFolder, files: readonly string[], kind: Kind) {
  const name = `${kind}.yaml`;
  if (files.includes(name)) return ProgrammeFile.read(top, name, kind);
  top.refuse(name, 'this file');
  return undefined;
}
