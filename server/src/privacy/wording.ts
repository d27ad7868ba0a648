import type { Activity, Holding, Words } from '../platform/keeping/keeping.js';

export type Language = 'de' | 'en';
export const languageOf = (asked: string): Language => (asked === 'en' ? 'en' : 'de');
export const say = (words: Words, language: Language): string => words[language === 'de' ? 0 : 1];

const UNITS: Readonly<Record<string, readonly [one: Words, many: Words]>> = {
  Y: [['Jahr', 'year'], ['Jahre', 'years']], M: [['Monat', 'month'], ['Monate', 'months']], D: [['Tag', 'day'], ['Tage', 'days']],
};

/** "5 Jahre und 6 Monate", of P5Y6M. */
export const periodIn = (period: string, language: Language): string => [...period.matchAll(/(\d+)([YMD])/g)]
  .map(([, count = '', unit = '']) => `${count} ${say(UNITS[unit]![count === '1' ? 0 : 1], language)}`).join(language === 'de' ? ' und ' : ' and ');

/** "1 Jahr nach dem Ende der letzten Rolle", "mit dem Ende des Curriculums". */
export function deadlineOf({ period, after }: Activity['keepFor'], language: Language): string {
  if (period === 'P0D') return `${language === 'de' ? 'mit' : 'on'} ${say(after, language)}`;
  return `${periodIn(period, language)} ${language === 'de' ? 'nach' : 'after'} ${say(after, language)}`;
}

const GOES: Words = ['wird gelöscht', 'is deleted'];
const LOSES: Words = ['die Verbindung zur Person wird gelöst', 'the link to the person is cut'];
const SETTLES: Words = ['wird gelöscht, durch „Gelöschte Person“ ersetzt oder bleibt, solange ein Nachweis ihn braucht', 'is deleted, replaced by “Gelöschte Person”, or stays as long as a proof needs it'];
const NOT_OF_ONE: Words = ['gehört zu keiner Person, läuft ab', 'belongs to no person, runs out'];
const STAYS: Words = ['bleibt', 'stays'];

/** What becomes of rows when their person is erased. */
export function onErasure({ table, erase }: Holding, language: Language): string {
  if (erase.stays) return `${say(STAYS, language)}: ${say(erase.stays.why, language)}`;
  if (table === 'person') return say(SETTLES, language);
  return say(erase.delete ? GOES : erase.set ? LOSES : NOT_OF_ONE, language);
}
