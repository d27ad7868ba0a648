import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem, unwritable } from '../settings.js';

/** The major version of the PostgreSQL that comes with the packages. */
const MAJOR = '18';

/** Refuses a folder that cannot be written, or that holds what this release's PostgreSQL cannot read. */
export function demandDataFolder(folder: string, data: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw unwritable(folder, 'KURSBUCH_DATA');
  }
  if (!existsSync(data)) return;
  const major = majorOf(data);
  if (major === undefined) throw new StartProblem(`The folder ${data} holds no database that this user can read: start as the user who made it, or move it away to begin anew.`);
  if (major !== MAJOR) {
    throw new StartProblem(`The folder ${data} belongs to PostgreSQL ${major}, this release brings ${MAJOR}: start the release that made it and take a backup, or move the folder away to begin anew.`);
  }
}

function majorOf(data: string): string | undefined {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
