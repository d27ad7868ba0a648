import type { Token } from 'markdown-it';

const LONGEST = 80;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/**
 * Gives headings their anchors: made of their words, so that they stay the same when other parts of a lesson change,
 * and with a prefix, so that no heading can take the name of something on the page. The title of the unit is the page's
 * first heading; those of the lesson begin below it.
 */
export function anchorHeadings(tokens: readonly Token[]): void {
  const taken = new Set<string>();
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') return;
    if (token.tag === 'h1') token.tag = 'h2';
    if (token.type === 'heading_open') token.attrSet('id', ownName(tokens[index + 1]?.content ?? '', taken));
  });
}

function ownName(words: string, taken: Set<string>): string {
  const name = `abschnitt-${slugOf(words) || 'ohne-titel'}`;
  let own = name;
  for (let count = 2; taken.has(own); count++) own = `${name}-${count}`;
  taken.add(own);
  return own;
}

/** Lower-case Latin letters, digits and single hyphens; empty when nothing of the words can be kept. */
export const slugOf = (words: string): string => words.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? '').normalize('NFKD')
  .replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').slice(0, LONGEST).replace(/^-+|-+$/g, '');
