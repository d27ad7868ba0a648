import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { writingFor } from '../audit/author.js';
import { StartProblem } from '../settings.js';

const OLDEST = 16;
const EXTENSIONS = ['btree_gist', 'citext'];
// A start may take its time, since nobody waits for a page yet; a firewall that swallows everything is told in the end. In ms.
const PATIENCE = 30_000;
/** The advisory lock of whoever changes the tables: any number that no other program on the same server takes for its own. */
export const MIGRATING = 7_201_845_231;

/** What else keeps tables: accounts and jobs bring their own schemas. */
export type FurtherMigration = () => Promise<void>;

/** Brings the database to this release's form, or through the named migrations only. Of several processes that start together one does it, the others wait. */
export async function migrate(orm: MikroORM, url: string, further: readonly FurtherMigration[], only?: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  // Ctrl-C at this moment stops the server under the connection; the query says so, and no listener would end the process.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw new StartProblem(`The database of DATABASE_URL does not answer (${error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error)}): check address, user and password, and whether the server runs.`);
  });
  try {
    await demandServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATING]);
    await writingFor('migration', async () => {
      if (!only) await orm.migrator.up();
      else if (only.length) await orm.migrator.up([...only]);
    });
    for (const one of further) await one();
  } finally {
    // The lock goes with its connection.
    await client.end();
  }
}

async function demandServer(client: pg.Client): Promise<void> {
  const { rows: [server] } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  const major = Math.floor(Number(server?.version) / 10_000);
  if (major < OLDEST) throw new StartProblem(`DATABASE_URL leads to PostgreSQL ${major}: Kursbuch needs ${OLDEST} or newer.`);
  const { rows } = await client.query<{ name: string }>('select name from pg_available_extensions where name = any($1)', [EXTENSIONS]);
  const missing = EXTENSIONS.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length) throw new StartProblem(`The PostgreSQL behind DATABASE_URL lacks the extensions ${missing.join(', ')}: install its contrib package.`);
}
