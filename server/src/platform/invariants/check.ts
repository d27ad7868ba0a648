import pg from 'pg';
import { MIGRATIONS } from '../../migrations/migrations.js';
import { migrationsIn } from '../backup/tables.js';
import { StartProblem } from '../settings.js';
import { type BrokenRow, type Invariant, invariants } from './must-hold.js';

export interface Breach {
  readonly rule: Invariant;
  readonly rows: readonly BrokenRow[];
}

/** Asks every rule on one snapshot, beside a running server, and changes nothing. The broken ones, and how many were asked. */
export async function check(url: string, filesFolder: string): Promise<{ asked: number; broken: Breach[] }> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await demandThisRelease(client);
    const rules = invariants();
    const broken = [];
    for (const rule of rules) {
      const ask = async (statement: string): Promise<BrokenRow[]> => (await client.query<BrokenRow>(statement)).rows;
      const rows = typeof rule.broken === 'string' ? await ask(rule.broken) : await rule.broken(ask, filesFolder);
      if (rows.length) broken.push({ rule, rows });
    }
    return { asked: rules.length, broken };
  } finally {
    await client.end();
  }
}

async function demandThisRelease(client: pg.Client): Promise<void> {
  const applied = await migrationsIn(client);
  if (MIGRATIONS.length !== applied.length || MIGRATIONS.some(({ name }) => !applied.includes(name))) {
    throw new StartProblem('The database has the tables of another release: start this one first (or npm run kursbuch -- migrate), then check.');
  }
}
