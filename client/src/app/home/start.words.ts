import { Todo } from '../platform/ui';

interface Matter {
  kind: string;
  subject: string;
  count: number;
  link: string;
  dueAt: string | null;
}

/** One line for each kind of matter that a room of the server adds. In the list of what to do the number stands before it. */
const MATTERS: Record<string, (matter: Matter) => string> = {
  'marks-missing': ({ subject }) => $localize`:@@home.todo.marksMissing:Anwesenheit fehlt noch: ${subject}:session:`,
  'certificates-to-issue': ({ subject }) => $localize`:@@home.todo.certificates:Zertifikate können ausgestellt werden: ${subject}:cohort:`,
  'certificate-ready': ({ subject }) => $localize`:@@home.todo.certificateReady:Ihr Zertifikat liegt bereit: ${subject}:title:`,
  'mail-waiting': () => $localize`:@@home.todo.mail:E-Mails warten im Postausgang`,
  'module-to-open': ({ subject }) => $localize`:@@home.todo.moduleToOpen:Modul öffnen: ${subject}:module:`,
  'module-opens': ({ subject }) => $localize`:@@home.todo.moduleOpens:Modul öffnet bald: ${subject}:module:`,
  'draft-open': ({ subject }) => $localize`:@@home.todo.draft:Entwurf noch nicht veröffentlicht: ${subject}:curriculum:`,
  'unit-open': ({ subject, count }) => $localize`:@@home.missing.units:${subject}:module:: ${count}:count: Lerneinheiten offen`,
  'quiz-not-passed': ({ subject }) => $localize`:@@home.missing.quiz:Quiz noch nicht bestanden: ${subject}:quiz:`,
  'quiz-failed': ({ subject }) => $localize`:@@home.missing.quizFailed:Quiz versucht, noch nicht bestanden: ${subject}:quiz:`,
  'attendance-short': ({ subject }) => $localize`:@@home.missing.attendance:Es fehlen Unterrichtseinheiten: ${subject}:figures:`,
  'site-unrepresented': ({ subject, count }) => $localize`:@@home.missing.site:${subject}:site: war bei ${count}:count: Einheiten nicht vertreten`,
};

const ACTIONS: Record<string, () => string> = {
  'open-session': () => $localize`:@@home.action.session:Termin ansehen`,
  'record-attendance': () => $localize`:@@home.action.attendance:Anwesenheit eintragen`,
  learn: () => $localize`:@@home.action.learn:Weiterlernen`,
  join: () => $localize`:@@home.action.join:Teilnehmen`,
};

/** A matter as its line in the list. A kind without words shows its subject, which always says something. */
export const worded = (matter: Matter): Todo => ({
  text: MATTERS[matter.kind]?.(matter) ?? matter.subject,
  count: matter.count,
  link: matter.link,
  dueOn: matter.dueAt,
});

export const wordsOfAction = (action: string): string => (ACTIONS[action] ?? ACTIONS['open-session']!)();
