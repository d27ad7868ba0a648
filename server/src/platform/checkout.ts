import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds server/, seeds/ and curricula/. Looked for upwards: source, compiled file and bundle lie at different depths. */
export function checkoutFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'seeds')) && existsSync(join(folder, 'curricula'))) return folder;
    if (folder === dirname(folder)) throw new Error('The folders seeds and curricula are missing beside the server.');
  }
}
