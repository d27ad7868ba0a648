import type { Statement } from './statement.js';

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i', ł: 'l', ø: 'o', đ: 'd', æ: 'ae' };

/** "Teilnahmebescheinigung-Schwarzenbach-Obermueller-7K3M.pdf": readable in every folder, in letters that every system takes. */
export function fileNameOf({ title, person, number }: Pick<Statement, 'title' | 'person' | 'number'>): string {
  return `${plain(title.split(' ')[0]!)}-${plain(person)}-${number.slice(0, 4)}.pdf`.slice(-200);
}

const plain = (words: string): string => words
  .replace(/[äöüßıłøđæ]/gi, (letter) => {
    const spelled = SPELLED[letter.toLowerCase()] ?? '';
    return letter === letter.toLowerCase() ? spelled : spelled[0]!.toUpperCase() + spelled.slice(1);
  })
  .normalize('NFD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80);
