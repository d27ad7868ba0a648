import { locale } from '../platform/locale';

/** "22. Juni 2022", without the day of the week: as it is printed on the certificate. */
export function dayOnPaper(moment: string): string {
  const zone = /^\d{4}-\d{2}-\d{2}$/.test(moment) ? 'UTC' : 'Europe/Berlin';
  return new Date(moment).toLocaleDateString(locale === 'en' ? 'en-GB' : 'de-DE', { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
}
