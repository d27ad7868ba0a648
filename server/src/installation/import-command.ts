import { MikroORM } from '@mikro-orm/core';
import type { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { type Imported, importCurriculum } from '../curricula/import.js';
import { readCurriculum } from '../curricula/reader/read-curriculum.js';
import { wordSourceError } from '../curricula/reader/source-error.js';
import { Refusal } from '../platform/refusal.js';
import { StartProblem } from '../platform/settings.js';
import type { Say } from './seeds.js';

const WORDS: Readonly<Record<Imported, string>> = {
  new: 'New: its draft waits to be published.',
  changed: 'Changed: the draft holds the new state and waits to be published. Published versions stay as they are.',
  unchanged: 'Unchanged: these files are in already.',
};

const REFUSED: Readonly<Record<string, string>> = {
  'curricula/draft-in-work': 'somebody is working on a draft of this curriculum: publish or discard it first',
  'curricula/slug-taken': 'its slug belongs to another curriculum: choose another name for the folder and in curriculum.yaml',
};

/** `import <folder>`: a curriculum from its files, whole or not at all; every fault as file:line:column. */
export async function importFolder(app: INestApplicationContext, folder: string | undefined, say: Say): Promise<Imported> {
  if (!folder) throw new StartProblem('Which folder? For example: npm run kursbuch -- import curricula/servicepunkt-qualifizierung');
  const read = await readCurriculum(folder);
  if ('errors' in read) throw new StartProblem([...read.errors.map(wordSourceError), `${read.errors.length} faults: nothing was stored.`].join('\n'));
  const orm = app.get<MikroORM<PostgreSqlDriver>>(MikroORM);
  try {
    const imported = await orm.em.fork().transactional((em) => importCurriculum(em, read.curriculum));
    say(`${read.curriculum.title}: ${WORDS[imported]}`);
    return imported;
  } catch (error) {
    const words = error instanceof Refusal ? REFUSED[error.code] : undefined;
    if (words === undefined) throw error;
    throw new StartProblem(`${read.curriculum.title}: ${words}. Nothing was stored.`);
  }
}
