import type { Token } from 'markdown-it';

const LONGEST = 80;
/** The page has the one h1, its title; below the fourth level nobody sees a difference. */
const LEVELS: Readonly<Record<string, string>> = { h1: 'h2', h5: 'h4', h6: 'h4' };

/**
 * Gives headings their anchors: made of their words, so that they stay the same when other parts of a lesson change,
 * and with a prefix, so that no heading can take the name of something on the page. Two that are alike are counted.
 */
export function anchorHeadings(tokens: readonly Token[]): void {
  const taken = new Map<string, number>();
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') return;
    token.tag = LEVELS[token.tag] ?? token.tag;
    if (token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[index + 1]?.content ?? '', taken));
  });
}

function anchorOf(heading: string, taken: Map<string, number>): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, LONGEST).replaceAll(/^-|-$/g, '');
  const times = (taken.get(words) ?? 0) + 1;
  taken.set(words, times);
  return `s-${words}${times > 1 ? `-${times}` : ''}`;
}
