// How many SQL statements a request costs, as PostgreSQL's own log says; beginning and end of a transaction count as well.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { send } from './load.mjs';

export async function statementsOf(installation, db, url, cases) {
  const role = db.escapeIdentifier(decodeURIComponent(new URL(url).username) || 'kursbuch');
  for (const setting of ["log_min_messages = 'log'", "log_statement = 'all'"]) await db.query(`alter role ${role} set ${setting}`);
  await installation.stop();
  await installation.start();
  const counts = {};
  for (const one of cases) {
    await one.begin?.(installation.url);
    // Twice: the first time a process asks something it looks up more.
    for (let time = 0; time < 2; time++) {
      await one.before?.();
      const before = logged(installation).length;
      const { text } = await send(installation.url + one.path, one, one.next(0));
      one.read?.(0, text);
      counts[one.name] = logged(installation).slice(before).filter((statement) => !JOBS.test(statement)).length;
    }
  }
  for (const setting of ['log_min_messages', 'log_statement']) await db.query(`alter role ${role} reset ${setting}`);
  await installation.stop();
  await installation.start();
  return counts;
}

/** The program's own, which run beside every request. */
const JOBS = /graphile_worker|seal_audit/;
const logged = ({ folder }) => readFileSync(join(folder, 'postgres.log'), 'utf8').match(/LOG: {2}(?:execute [^:]*|statement): .*(?:\n\t.*)*/g) ?? [];
