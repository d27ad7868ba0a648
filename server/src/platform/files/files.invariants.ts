import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { mustHold } from '../invariants/must-hold.js';
import { measure, pathOf } from './folder.js';

/** Content is written before its row, and a running server clears what got none within two hours (clearing.ts). In ms. */
const SETTLED = 24 * 3_600_000;

mustHold('files/content', 'Every stored file lies in the folder of files as it was stored.', async (ask, folder) => {
  const broken = [];
  for (const row of await ask('select id, sha256, bytes from stored_file order by created_at, id')) {
    const found = await measure(pathOf(folder, row['sha256'] as string));
    if (!found) broken.push({ stored_file: row['id'], sha256: row['sha256'], found: 'nothing' });
    else if (found.sha256 !== row['sha256'] || found.bytes !== row['bytes']) broken.push({ stored_file: row['id'], sha256: row['sha256'], found: 'other content' });
  }
  return broken;
});

mustHold('files/known', 'Whatever lies in the folder of files for more than a day belongs to a stored file.', async (ask, folder) => {
  const known = new Set((await ask('select distinct sha256 from stored_file')).map(({ sha256 }) => sha256));
  const strangers = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || (known.has(entry.name) && path === pathOf(folder, entry.name))) continue;
    // It may have got its name, or gone, since the folder was read.
    const age = await stat(path).then(({ mtimeMs }) => Date.now() - mtimeMs, () => 0);
    if (age > SETTLED) strangers.push({ file: path });
  }
  return strangers;
});
