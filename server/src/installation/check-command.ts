import { count } from '../platform/backup/say.js';
import { check } from '../platform/invariants/check.js';
import { StartProblem } from '../platform/settings.js';
import type { CommandLine } from './command-line.js';

const SHOWN = 20;

/** `check`: every rule across tables; the broken ones with their rows, and exit status 1 where there is one. */
export async function checkAll({ url, settings, words, say }: CommandLine): Promise<number> {
  if (words.length) throw new StartProblem('check takes no further words: it asks every rule.');
  const { asked, broken } = await check(url, settings.filesFolder);
  for (const { rule, rows } of broken) {
    say(`✗ ${rule.name}: ${rule.meaning} Broken by ${count(rows.length, 'row')}:`);
    for (const row of rows.slice(0, SHOWN)) say(`  ${Object.entries(row).map(([name, value]) => `${name}=${String(value)}`).join(' ')}`);
    if (rows.length > SHOWN) say(`  and ${rows.length - SHOWN} more`);
  }
  say(broken.length ? `${broken.length} of ${count(asked, 'rule')} broken. Nothing was changed.` : `✓ ${count(asked, 'rule')}, all of them hold`);
  return broken.length ? 1 : 0;
}
