import { Refusal } from '../../platform/refusal.js';
import { slugOf } from '../markdown/anchors.js';

/** A title on one line without spaces at its ends, as the files have it too. */
export function titleOf(typed: string, field = 'input.title'): string {
  const title = typed.replace(/\s+/g, ' ').trim();
  if (!title) throw new Refusal('input/too-short', { field, bound: 1 });
  return title;
}

/** A short name for what is new, made of its title and different from its neighbours'. */
export function freeSlug(title: string, taken: readonly string[]): string {
  const slug = slugOf(title).slice(0, 70) || 'teil';
  let free = slug;
  for (let count = 2; taken.includes(free); count++) free = `${slug}-${count}`;
  return free;
}
