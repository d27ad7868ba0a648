import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds seeds/ and curricula/. Looked for upwards: the compiled reader lies at another depth than its source. */
export function checkoutFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'seeds', 'schema', 'programme.schema.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('The folder seeds/schema is missing beside the server.');
  }
}
