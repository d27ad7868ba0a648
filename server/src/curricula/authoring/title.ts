import { Refusal } from '../../platform/refusal.js';

/** A title on one line without spaces at its ends, as the files have it too. */
export function titleOf(typed: string, field = 'input.title'): string {
  const title = typed.replace(/\s+/g, ' ').trim();
  if (!title) throw new Refusal('input/too-short', { field, bound: 1 });
  return title;
}

/** A short name for what is new, made of its title and different from its neighbours'. */
export function freeSlug(title: string, taken: readonly string[]): string {
  const slug = slugOf(title) || 'teil';
  let free = slug;
  for (let count = 2; taken.includes(free); count++) free = `${slug}-${count}`;
  return free;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Lower-case Latin letters, digits and single hyphens; empty when nothing of the words can be kept. */
const slugOf = (words: string): string => words.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? '').normalize('NFKD')
  .replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').slice(0, 70).replace(/^-+|-+$/g, '');
