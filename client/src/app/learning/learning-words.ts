import { day } from '../platform/dates';
import { number } from '../platform/units';

interface ModuleDays {
  state: string;
  blocked: string | null;
  opensAt: string | null;
  closesAt: string | null;
}

export const KINDS: Record<string, string> = {
  lesson: $localize`:@@learning.kind.lesson:Lektion`,
  reflection: $localize`:@@learning.kind.reflection:Reflexion`,
  quiz: $localize`:@@learning.kind.quiz:Quiz`,
  assignment: $localize`:@@learning.kind.assignment:Aufgabe`,
  session: $localize`:@@learning.kind.session:Präsenz`,
};

export const UNIT_STATES: Record<string, string> = {
  open: $localize`:@@learning.unit.open:offen`,
  begun: $localize`:@@learning.unit.begun:angefangen`,
  done: $localize`:@@learning.unit.done:erledigt`,
  failed: $localize`:@@learning.unit.failed:noch nicht bestanden`,
};

/** The instant at which a module closes belongs to the day before: "bis 16. März" is the last day. */
export const lastDay = (closesAt: string): string => day(new Date(new Date(closesAt).getTime() - 1));

/** Why a module is blocked, in a sentence; null while it is not. */
export function reasonOf(module: ModuleDays): string | null {
  if (module.blocked === 'not-scheduled') return $localize`:@@learning.blocked.notScheduled:Der Termin steht noch nicht fest.`;
  if (module.blocked === 'not-open-yet') return $localize`:@@learning.blocked.notOpenYet:Öffnet am ${day(module.opensAt!)}:day:`;
  if (module.blocked === 'closed') return $localize`:@@learning.blocked.closed:Geschlossen seit ${day(module.closesAt!)}:day:, nicht alles erledigt. Lesen können Sie weiter.`;
  return null;
}

/** Until when an open module is open. */
export const until = (module: ModuleDays): string | null =>
  module.closesAt && (module.state === 'next' || module.state === 'open') ? $localize`:@@learning.until:offen bis ${lastDay(module.closesAt)}:day:` : null;

/** Of the sessions that teach a module those that will not take place, in words; null for none. */
export function cancelledOf({ sessionsPlanned, sessionsCancelled: count }: { sessionsPlanned: number | null; sessionsCancelled: number | null }): string | null {
  if (!count) return null;
  if (!sessionsPlanned) return $localize`:@@learning.session.cancelled:abgesagt`;
  return count === 1 ? $localize`:@@learning.session.cancelledOne:1 Einheit abgesagt` : $localize`:@@learning.session.cancelledSome:${count}:count: Einheiten abgesagt`;
}

export const minutes = (value: number): string => $localize`:@@learning.minutes:${number(value)}:minutes: Min.`;

/** "3 von 4 Lerneinheiten" */
export const unitsOf = (done: number, required: number): string =>
  required === 1 ? $localize`:@@learning.unitsOfOne:${done}:done: von 1 Lerneinheit` : $localize`:@@learning.unitsOf:${done}:done: von ${required}:required: Lerneinheiten`;

/** "2 von 6 Quiz bestanden" */
export const quizzesOf = (passed: number, all: number): string =>
  all === 1 ? $localize`:@@learning.quizzesOfOne:${passed}:passed: von 1 Quiz bestanden` : $localize`:@@learning.quizzesOf:${passed}:passed: von ${all}:all: Quiz bestanden`;
