import { IconName } from '../platform/ui';
import { number, ue } from '../platform/units';

export const KINDS: Record<string, string> = {
  lesson: $localize`:@@curricula.kind.lesson:Lektion`,
  reflection: $localize`:@@curricula.kind.reflection:Reflexion`,
  quiz: $localize`:@@curricula.kind.quiz:Quiz`,
  assignment: $localize`:@@curricula.kind.assignment:Aufgabe`,
  session: $localize`:@@curricula.kind.session:In Präsenz`,
};

export const KIND_ICONS: Record<string, IconName> = { lesson: 'book', reflection: 'edit', quiz: 'check', assignment: 'clipboard', session: 'people' };

export const ASPECTS: Record<string, string> = {
  title: $localize`:@@curricula.aspect.title:Titel`,
  summary: $localize`:@@curricula.aspect.summary:Kurzbeschreibung`,
  outcomes: $localize`:@@curricula.aspect.outcomes:Lernergebnisse`,
  body: $localize`:@@curricula.aspect.body:Text`,
  drawings: $localize`:@@curricula.aspect.drawings:Schaubilder`,
  questionTexts: $localize`:@@curricula.aspect.questionTexts:Wortlaut der Fragen`,
  explanations: $localize`:@@curricula.aspect.explanations:Erklärungen`,
  position: $localize`:@@curricula.aspect.position:Reihenfolge`,
  kind: $localize`:@@curricula.aspect.kind:Art`,
  minutes: $localize`:@@curricula.aspect.minutes:Dauer`,
  presenceMinutes: $localize`:@@curricula.aspect.presenceMinutes:Zeit in Präsenz`,
  onlineMinutes: $localize`:@@curricula.aspect.onlineMinutes:Zeit online`,
  outcomeCount: $localize`:@@curricula.aspect.outcomeCount:Zahl der Lernergebnisse`,
  passShare: $localize`:@@curricula.aspect.passShare:Grenze zum Bestehen`,
  attempts: $localize`:@@curricula.aspect.attempts:Zahl der Versuche`,
  questions: $localize`:@@curricula.aspect.questions:Auswahl oder Folge der Fragen`,
  questionKinds: $localize`:@@curricula.aspect.questionKinds:Art der Fragen`,
  options: $localize`:@@curricula.aspect.options:Zahl der Antworten`,
  rightAnswers: $localize`:@@curricula.aspect.rightAnswers:richtige Antworten`,
  added: $localize`:@@curricula.aspect.added:neu dabei`,
  removed: $localize`:@@curricula.aspect.removed:entfernt`,
};

const MISSING: Record<string, string> = {
  modules: $localize`:@@curricula.missing.modules:Es gibt noch kein Modul.`,
  summary: $localize`:@@curricula.missing.summary:Die Kurzbeschreibung fehlt.`,
  outcomes: $localize`:@@curricula.missing.outcomes:Die Lernergebnisse fehlen.`,
  units: $localize`:@@curricula.missing.units:Es gibt noch keine Lerneinheit.`,
  text: $localize`:@@curricula.missing.text:Der Text fehlt.`,
  questions: $localize`:@@curricula.missing.questions:Es gibt noch keine Frage.`,
};

/** What a part still lacks. */
export const missingWords = ({ missing, picture }: { missing: string; picture: string | null }): string =>
  picture ? $localize`:@@curricula.missing.picture:Das Bild ${picture}:name: gibt es in diesem Modul nicht.` : MISSING[missing] ?? '';

/** Fassung 2, or Fassung 2.1 for a correction of it; without a number it is the draft. */
export function versionName(version: { number: number | null; patch: number | null }): string {
  if (version.number === null) return $localize`:@@curricula.draft:Entwurf`;
  const name = version.patch ? `${version.number}.${version.patch}` : String(version.number);
  return $localize`:@@curricula.version:Fassung ${name}:name:`;
}

export const minutesWords = (minutes: number): string => $localize`:@@curricula.minutes:${number(minutes)}:minutes: Minuten`;

/**
 * What the units of a module add up to where its planned minutes say something else; null where both agree. By the format
 * of the files, the minutes of a module are those of its units together: in presence its sessions, online all others.
 */
export function unitsAddUpTo({ presenceMinutes, onlineMinutes, units }: { presenceMinutes: number; onlineMinutes: number; units: readonly { kind: string; minutes: number }[] }): { presenceMinutes: number; onlineMinutes: number } | null {
  const sum = (presence: boolean): number => units.filter(({ kind }) => (kind === 'session') === presence).reduce((all, { minutes }) => all + minutes, 0);
  const sums = { presenceMinutes: sum(true), onlineMinutes: sum(false) };
  return sums.presenceMinutes === presenceMinutes && sums.onlineMinutes === onlineMinutes ? null : sums;
}

export const sumsWords = ({ presenceMinutes, onlineMinutes }: { presenceMinutes: number; onlineMinutes: number }): string =>
  $localize`:@@curricula.module.sums:Die Lerneinheiten ergeben zusammen ${number(presenceMinutes)}:presence: Minuten in Präsenz und ${number(onlineMinutes)}:online: Minuten online.`;

/** 360 Minuten (8 UE) */
export const minutesAndUnits = (minutes: number): string =>
  $localize`:@@curricula.minutesAndUnits:${number(minutes)}:minutes: Minuten (${ue(minutes)}:units: UE)`;
