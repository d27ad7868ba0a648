/** Of two long texts the lines in which they differ, with an ellipsis for what is the same before and after. */
export function differingLines(mine: string, current: string): [string, string] {
  if (mine === current) return [mine, current];
  const [a, b] = [mine.split('\n'), current.split('\n')];
  let before = 0;
  while (before < Math.min(a.length, b.length) && a[before] === b[before]) before++;
  let after = 0;
  while (after < Math.min(a.length, b.length) - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  const part = (lines: string[]): string => [before ? '…' : null, ...lines.slice(before, lines.length - after), after ? '…' : null].filter((line) => line !== null).join('\n');
  return [part(a), part(b)];
}
