const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X|Macintosh/, 'Mac'], [/Linux/, 'Linux'],
];
// The order matters: Edge also calls itself Chrome, and Chrome calls itself Safari.
const BROWSERS: [RegExp, string][] = [[/Edg/, 'Edge'], [/Firefox/, 'Firefox'], [/Chrom/, 'Chrome'], [/Safari/, 'Safari']];

/** "Firefox, Windows": enough to know one's own devices again, no more. */
export function deviceIn(userAgent: string): string {
  const known = [BROWSERS, SYSTEMS].flatMap((table) => table.find(([pattern]) => pattern.test(userAgent))?.[1] ?? []);
  return known.join(', ') || $localize`:@@identity.device.unknown:Ein anderes Gerät`;
}
