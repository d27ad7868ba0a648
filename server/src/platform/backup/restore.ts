import pg from 'pg';
import { MIGRATIONS } from '../../migrations/migrations.js';
import { StartProblem } from '../settings.js';
import type { About, Manifest } from './format.js';
import { inspect } from './inspect.js';
import { load } from './load.js';
import { count, size } from './say.js';
import { migrationsIn } from './tables.js';

export interface Target {
  readonly url: string;
  readonly filesFolder: string;
  readonly passphrase: string | undefined;
  readonly say: (line: string) => void;
  /** Tables that a start fills by itself: they may hold rows, and lose them. */
  readonly filledByStart: readonly string[];
  /** Makes the tables, those of the named migrations only, or of all. */
  readonly migrate: (only?: readonly string[]) => Promise<void>;
  /** Within the transaction, after all rows are in. */
  readonly afterLoad: (client: pg.ClientBase) => Promise<void>;
}

/**
 * Brings an archive into an installation without data, whole or not at all. One of an older release comes into the tables
 * of its time, which are then brought to this release's.
 */
export async function restore(path: string, target: Target): Promise<Manifest> {
  target.say('… The archive is checked');
  const { about, manifest } = await inspect(path, target.passphrase);
  target.say(`  Release ${about.release}, ${about.madeAt}: ${count(manifest.tables.reduce((sum, { rows }) => sum + rows, 0), 'row')}, ${count(manifest.files.count, 'file')} of ${size(manifest.files.bytes)}`);
  demandKnown(about);
  const client = new pg.Client({ connectionString: target.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const applied = await migrationsIn(client);
    demandNotNewer(applied, about);
    await target.migrate(about.migrations.filter((name) => !applied.includes(name)));
    await load(path, client, { about, manifest }, target);
  } finally {
    await client.end();
  }
  await target.migrate();
  return manifest;
}

function demandKnown({ migrations, release }: About): void {
  const unknown = migrations.filter((name) => !MIGRATIONS.some((one) => one.name === name));
  if (unknown.length) throw new StartProblem(`The archive was made by release ${release}, which is newer than this one (${unknown.join(', ')} is unknown here): restore it with release ${release} or a later one.`);
}

function demandNotNewer(applied: readonly string[], { migrations, release }: About): void {
  const more = applied.filter((name) => !migrations.includes(name));
  if (more.length) throw new StartProblem(`The archive is of release ${release}, and this database has the tables of a newer one already (${more.join(', ')}): give it an empty database that no start has touched; it is brought to this release after loading.`);
}
