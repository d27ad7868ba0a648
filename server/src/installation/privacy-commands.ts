import { resolve } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import { Clock } from '../platform/clock.js';
import { Refusal } from '../platform/refusal.js';
import { StartProblem } from '../platform/settings.js';
import { Erasing } from '../privacy/erasing.js';
import { Exporting } from '../privacy/exporting.js';
import { Retention } from '../privacy/retention.js';
import { type FoundSubject, Subjects } from '../privacy/subjects.js';
import { periodIn } from '../privacy/wording.js';
import type { CommandLine } from './command-line.js';

const REFUSED: Readonly<Record<string, string>> = {
  'privacy/last-organiser': 'is the last organiser of a programme: make somebody else organiser first',
  'privacy/last-administrator': 'is the last administrator: make somebody else administrator first (create-admin)',
};
const ENGLISH = 1;
const DAY = 24 * 60 * 60 * 1000;

/** `export-person <email or id> <folder>`: for the person who asks what is kept of them. */
export async function exportPerson({ app, words, say }: CommandLine): Promise<void> {
  const [who, folder, ...more] = words;
  if (!who || !folder || more.length) throw new StartProblem('Of whom, and where to? For example: npm run kursbuch -- export-person ada@example.org ./export');
  const subject = await oneSubject(app.get(EntityManager), app.get(Subjects), who);
  const files = await app.get(Exporting).write(subject, resolve(folder));
  say(`✓ All that is kept of ${subject.name} lies in ${resolve(folder)}: ${files.join(', ')}`);
}

/** `erase-person <email or id> [--dry-run]`: whole or not at all; says what stays, why and until when. */
export async function erasePerson({ app, words, say }: CommandLine): Promise<void> {
  const { who, trial } = read(words, 'erase-person ada@example.org --dry-run');
  if (!who) throw new StartProblem('Whom? For example: npm run kursbuch -- erase-person ada@example.org --dry-run');
  const subject = await oneSubject(app.get(EntityManager), app.get(Subjects), who);
  const erased = await app.get(Erasing).erase(subject, trial).catch((error: unknown) => {
    const refused = error instanceof Refusal ? REFUSED[error.code] : undefined;
    throw refused ? new StartProblem(`${subject.name} ${refused}. Nothing was erased.`) : error;
  });
  say(trial ? `Trial, nothing is changed. To erase ${subject.name} (${subject.id}):` : `✓ ${subject.name} (${subject.id}) is erased:`);
  for (const { table, rows, what, how } of erased.gone) say(`  ${how === 'deleted' ? 'gone ' : 'cut  '}  ${String(rows).padStart(5)}  ${table}: ${what[ENGLISH]}`);
  for (const { table, rows, what, why, until } of erased.kept) say(`  stays  ${String(rows).padStart(5)}  ${table}: ${what[ENGLISH]}; ${why[ENGLISH]}${until ? `; until ${until}` : ''}`);
  say({ gone: '  The name is gone.', nameless: '  The name is replaced.', named: `  The name stays with the proof${erased.nameUntil ? ` until ${erased.nameUntil}` : ''}.` }[erased.person]);
  const known = new Set(['person', ...erased.kept.map(({ table }) => table)]);
  for (const { table, column, rows } of erased.mentions.filter((mention) => !known.has(mention.table))) say(`  look   ${String(rows).padStart(5)}  ${table}.${column}: name, address or id stand in it, please see whether that may stay`);
}

/** `retention [--dry-run]`: what was kept long enough goes. */
export async function retention({ app, words, say }: CommandLine): Promise<void> {
  const { who, trial } = read(words, 'retention --dry-run');
  if (who) throw new StartProblem(`retention knows one flag, --dry-run, not ${who}.`);
  const [overdue, now] = [await app.get(Retention).run(trial), app.get(Clock).now().getTime()];
  if (!overdue.length) say('✓ Nothing has been kept too long.');
  for (const { room, table, what, ground, period, rows } of overdue) {
    say(`${room} · ${table}: ${what[ENGLISH]} · ${rows.length} rows ${trial ? 'would go' : 'are gone'} · ${period === 'P0D' ? 'nothing needs them' : `kept for ${periodIn(period, 'en')}`}`);
    say(`  ${ground[ENGLISH]}`);
    if (trial) for (const { key, since } of rows) say(`  ${key}  since ${since.toISOString().slice(0, 10)}, ${Math.floor((now - since.getTime()) / DAY)} days`);
  }
}

async function oneSubject(em: EntityManager, subjects: Subjects, who: string): Promise<FoundSubject> {
  const found = await subjects.find(em.fork(), who);
  if (found.length > 1) throw new StartProblem(`${found.length} persons use ${who}. Say whom by id:\n${found.map(({ id, name }) => `  ${id}  ${name}`).join('\n')}`);
  if (!found[0]) throw new StartProblem(`Nobody is known by ${who}.`);
  return found[0];
}

function read(words: readonly string[], example: string): { who: string | undefined; trial: boolean } {
  const others = words.filter((word) => word !== '--dry-run');
  if (others.length > 1 || others.some((word) => word.startsWith('--'))) throw new StartProblem(`For example: npm run kursbuch -- ${example}`);
  return { who: others[0], trial: others.length < words.length };
}
