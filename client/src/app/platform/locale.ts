/** Each language is a build of its own, so the language never changes while the page is open. */
export type Locale = 'de' | 'en';

export const locale: Locale = $localize.locale?.startsWith('en') ? 'en' : 'de';

/** Where the same page stands in the other language; query and fragment stay. */
export function addressIn(other: Locale, routerUrl: string): string {
  return `/${other}${routerUrl.startsWith('/') ? '' : '/'}${routerUrl}`;
}
