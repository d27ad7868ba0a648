import type { Words } from '../../platform/keeping/keeping.js';
import type { Language } from '../wording.js';

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const;

export const dayIn = (at: Date, language: Language): string => at.toLocaleDateString(LOCALES[language], { dateStyle: 'long', timeZone: 'Europe/Berlin' });

/** A value of the export as people write it; nothing for what is empty. */
export function valueIn(value: unknown, language: Language): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return language === 'de' ? (value ? 'ja' : 'nein') : value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString(LOCALES[language]);
  if (typeof value === 'string') return moment(value, language) ?? CODES[value]?.[language === 'de' ? 0 : 1] ?? value;
  if (isAnswer(value)) return `${value.asked}\n– ${value.answers.join(', ') || '–'}`;
  if (Array.isArray(value)) return value.map((one) => valueIn(one, language)).filter(Boolean).join('\n');
  return Object.entries(value).flatMap(([key, one]) => { const words = valueIn(one, language); return words ? [`${key}: ${words.replaceAll('\n', '; ')}`] : []; }).join('\n');
}

const isAnswer = (value: object): value is { asked: string; answers: string[] } => 'asked' in value && 'answers' in value;

/** Codes of the database in words. */
const CODES: Readonly<Record<string, Words>> = {
  present: ['anwesend', 'present'], late: ['später gekommen', 'came late'], 'left-early': ['früher gegangen', 'left early'], excused: ['entschuldigt', 'excused'], absent: ['gefehlt', 'absent'],
  main: ['Hauptansprechperson', 'main contact'], deputy: ['Vertretung', 'deputy'], further: ['weiterer Platz', 'further seat'],
  administrator: ['Administration', 'administrator'], organiser: ['Organisation', 'organiser'], issuer: ['Zertifikate ausstellen', 'issuer of certificates'], trainer: ['Trainerin oder Trainer', 'trainer'],
  'site-contact': ['Kontaktperson des Standorts', 'contact of the site'], committee: ['Begleitgremium', 'committee'], funder: ['Fördergeber', 'funder'],
  issued: ['gültig', 'valid'], replaced: ['ersetzt', 'replaced'], revoked: ['zurückgenommen', 'revoked'], credential: ['Kennwort', 'password'],
  insert: ['eingetragen', 'entered'], update: ['geändert', 'changed'], delete: ['gelöscht', 'deleted'], de: ['Deutsch', 'German'], en: ['Englisch', 'English'],
  'role-given': ['Einladung zu einer Rolle', 'invitation to a role'], 'seat-given': ['Einladung zur Teilnahme', 'invitation to take part'], 'sign-in-code': ['Anmeldecode', 'sign-in code'],
};

function moment(value: string, language: Language): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayIn(new Date(`${value}T12:00:00Z`), language);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) return undefined;
  return new Date(value).toLocaleString(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' });
}
