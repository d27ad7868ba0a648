import type { Language } from '../wording.js';

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

export const dayIn = (at: Date, language: Language): string => at.toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: 'Europe/Berlin' });

/** A value of the export as people write it; nothing for what is empty. */
export function valueIn(value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return language === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString(LOCALES[language]);
  if (typeof value === 'string') return moment(value, language) ?? value;
  if (Array.isArray(value)) return value.map((one) => valueIn(one, language)).filter(Boolean).join('\n');
  return Object.entries(value).flatMap(([key, one]) => { const words = valueIn(one, language); return words ? [`${key}: ${words.replaceAll('\n', '; ')}`] : []; }).join('\n');
}

function moment(value: string, language: Language): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayIn(new Date(`${value}T12:00:00Z`), language);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  return new Date(value).toLocaleString(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' });
}
