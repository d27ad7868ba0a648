import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../server/src/installation/commands.js';
import { MIGRATIONS } from '../../server/src/migrations/migrations.js';
import { Jobs } from '../../server/src/platform/jobs/jobs.js';
import { emptyPlace } from '../support/beside.js';
import { operationsOf } from '../support/operations.js';
import { openWorld } from '../support/world.js';

/** Answered without writing anything. */
const NOTHING_WRITTEN = ['GET /health', 'GET /ready'];
const OF_THE_PROGRAM = ['database', 'migration', 'seeds'];

/** The causes that the page of the trail has words for. */
const worded = (): string[] =>
  [...readFileSync(join(import.meta.dirname, '../../client/src/app/identity/trail.causes.ts'), 'utf8').matchAll(/^ {2}(?:'([^']+)'|(\w+)): \$localize/gm)].map(([, quoted, plain]) => (quoted ?? plain)!);

test('whatever can set off a write has words on the page of the trail, and nothing else has', async () => {
  // As where real people are: with a mail server and with a retention.
  const world = await openWorld({ smtpUrl: 'smtp://127.0.0.1:9', embedded: false });
  const operations = operationsOf(world).map(({ name }) => name);
  const causes = [
    ...operations.filter((name) => name.startsWith('Mutation.')).map((name) => name.slice('Mutation.'.length)),
    ...operations.filter((name) => /^[A-Z]+ \//.test(name) && !name.endsWith('(open)') && !NOTHING_WRITTEN.includes(name)),
    ...world.app.get(Jobs).names().map((name) => `job ${name}`), ...Object.keys(COMMANDS).map((name) => `command ${name}`), ...OF_THE_PROGRAM,
  ];
  await world.close();
  expect(worded().sort()).toEqual(causes.sort());
});

test('what a new release changes in rows that are there was changed by the migration, and by nobody around the application', async () => {
  const place = await emptyPlace();
  try {
    const before = MIGRATIONS.slice(0, -1).map(({ name }) => name);
    await place.prepare(before);
    await place.db.query(`create function planted() returns trigger language plpgsql as $$ begin update person set given_name = given_name || '!'; return null; end $$;
      create trigger planted after insert on schema_migration for each statement execute function planted()`);
    await place.db.query("insert into person (id, given_name, family_name) values (gen_random_uuid(), 'Ada', 'Beispiel')");
    await place.prepare();
    const { rows } = await place.db.query("select distinct actor_id, cause from audit_entry where table_name = 'person' and action = 'update'");
    expect(rows).toEqual([{ actor_id: null, cause: 'migration' }]);
  } finally {
    await place.close();
  }
});
