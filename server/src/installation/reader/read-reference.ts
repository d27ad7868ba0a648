import { join } from 'node:path';
import { SourceFolder } from '../../curricula/reader/folder.js';
import { type SourceError, wordSourceError } from '../../curricula/reader/source-error.js';
import { checkoutFolder } from '../../platform/checkout.js';
import { Keys } from './keys.js';
import { ProgrammeFile } from './programme-file.js';
import type { OrganisationKindSource } from './source.js';

/** The kinds of organisations in their order. They come with the release: a fault in them is a fault of the release, and thrown. */
export async function readOrganisationKinds(): Promise<OrganisationKindSource[]> {
  const errors: SourceError[] = [];
  const file = await ProgrammeFile.read(new SourceFolder(join(checkoutFolder(), 'seeds'), 'reference', errors), 'organisation-kinds.yaml', 'organisation-kinds');
  const declared = new Keys('a kind');
  file?.content.organisationKinds.forEach(({ key }, index) => { declared.declare(key, file, ['organisationKinds', index, 'key']); });
  if (!file || errors.length) throw new Error(errors.map((error) => `seeds/${wordSourceError(error)}`).join('\n'));
  return file.content.organisationKinds;
}
