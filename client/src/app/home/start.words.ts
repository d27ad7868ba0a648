import { day } from '../platform/dates';
import { Todo } from '../platform/ui';
import { number } from '../platform/units';

interface Matter {
  kind: string;
  subject: string;
  count: number;
  /** Of how many. */
  of?: number | null;
  link: string;
  dueAt: string | null;
}

/** One line for each kind of matter that a room of the server adds. */
const MATTERS: Record<string, (matter: Matter) => string> = {
  'marks-missing': ({ subject, count }) =>
    count === 1 ? $localize`:@@home.todo.marksMissingOne:Person ohne Anwesenheit: ${subject}:session:` : $localize`:@@home.todo.marksMissing:Personen ohne Anwesenheit: ${subject}:session:`,
  'certificates-to-issue': ({ subject, count }) =>
    count === 1 ? $localize`:@@home.todo.certificate:Zertifikat kann ausgestellt werden: ${subject}:cohort:` : $localize`:@@home.todo.certificates:Zertifikate können ausgestellt werden: ${subject}:cohort:`,
  'certificates-overtaken': ({ subject, count }) =>
    count === 1 ? $localize`:@@home.todo.overtakenOne:Zertifikat stimmt nicht mehr mit der Anwesenheit überein: ${subject}:cohort:` : $localize`:@@home.todo.overtaken:Zertifikate stimmen nicht mehr mit der Anwesenheit überein: ${subject}:cohort:`,
  'certificate-revoked': ({ subject }) => $localize`:@@home.todo.certificateRevoked:Ihr Zertifikat wurde zurückgenommen: ${subject}:title:`,
  'certificate-ready': ({ subject }) => $localize`:@@home.todo.certificateReady:Ihr Zertifikat liegt bereit: ${subject}:title:`,
  'mail-waiting': ({ count }) => (count === 1 ? $localize`:@@home.todo.mailOne:E-Mail wartet im Postausgang` : $localize`:@@home.todo.mail:E-Mails warten im Postausgang`),
  'module-to-open': ({ subject }) => $localize`:@@home.todo.moduleToOpen:Modul öffnen: ${subject}:module:`,
  'module-opens': ({ subject }) => $localize`:@@home.todo.moduleOpens:Modul öffnet bald: ${subject}:module:`,
  'draft-open': ({ subject }) => $localize`:@@home.todo.draft:Entwurf noch nicht veröffentlicht: ${subject}:curriculum:`,
  'organiser-missing': ({ subject }) => $localize`:@@home.todo.organiserMissing:Noch organisiert niemand: ${subject}:programme:`,
  'trainer-missing': ({ subject }) => $localize`:@@home.todo.trainerMissing:Noch gibt es keine Trainerin und keinen Trainer: ${subject}:programme:`,
  'issuer-missing': ({ subject }) => $localize`:@@home.todo.issuerMissing:Noch darf niemand Zertifikate ausstellen: ${subject}:programme:`,
  'unit-open': ({ subject, count }) =>
    count === 1 ? $localize`:@@home.missing.unit:Lerneinheit offen: ${subject}:module:` : $localize`:@@home.missing.units:Lerneinheiten offen: ${subject}:module:`,
  'quiz-not-passed': ({ subject }) => $localize`:@@home.missing.quiz:Noch nicht bestanden: ${subject}:quiz:`,
  'quiz-failed': ({ subject }) => $localize`:@@home.missing.quizFailed:Versucht, noch nicht bestanden: ${subject}:quiz:`,
  'marks-recorded': ({ subject, count, of }) =>
    count === 0 ? $localize`:@@home.missing.marksNone:Anwesenheit noch nicht erfasst: ${subject}:cohort:` : $localize`:@@home.missing.marks:Anwesenheit: ${number(count)}:count: von ${number(of ?? 0)}:of: Einträgen erfasst: ${subject}:cohort:`,
  'attendance-short': ({ subject }) => $localize`:@@home.missing.attendance:Es fehlen Unterrichtseinheiten: ${subject}:figures:`,
  'site-unrepresented': ({ subject, count }) => $localize`:@@home.missing.site:${subject}:site: war bei ${number(count)}:count: Einheiten nicht vertreten`,
};

const ACTIONS: Record<string, () => string> = {
  'open-session': () => $localize`:@@home.action.session:Termin ansehen`,
  'record-attendance': () => $localize`:@@home.action.attendance:Anwesenheit eintragen`,
  learn: () => $localize`:@@home.action.learn:Weiterlernen`,
  join: () => $localize`:@@home.action.join:Teilnehmen`,
};

/** These come in numbers, and the number stands before the line. */
const COUNTED = new Set(['marks-missing', 'certificates-to-issue', 'certificates-overtaken', 'mail-waiting', 'unit-open']);

/** The day of a matter: what opens does so on it; what closes does so at the midnight after its last day. */
function dayOf({ kind, dueAt }: Matter): string | null {
  if (!dueAt) return null;
  return kind === 'module-opens' ? $localize`:@@home.todo.on:am ${day(dueAt)}:day:` : $localize`:@@home.todo.until:bis ${day(new Date(new Date(dueAt).getTime() - 1))}:day:`;
}

/** A matter as its line in the list. A kind without words shows its subject, which always says something. */
export const worded = (matter: Matter): Todo => ({
  text: MATTERS[matter.kind]?.(matter) ?? matter.subject,
  count: COUNTED.has(matter.kind) ? matter.count : null,
  link: matter.link,
  due: dayOf(matter),
});

export const wordsOfAction = (action: string): string => (ACTIONS[action] ?? ACTIONS['open-session']!)();
