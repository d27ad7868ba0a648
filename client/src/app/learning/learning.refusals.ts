import { day, when } from '../platform/dates';
import { registerRefusals } from '../platform/refusals';

const unanswered = () => $localize`:@@learning.refusal.answerMissing:Bitte beantworten Sie jede Frage.`;
const unfitting = () => $localize`:@@learning.refusal.unfitting:Die Fragen haben sich geändert. Bitte laden Sie die Seite neu.`;

registerRefusals({
  'learning/not-enrolled-today': () => $localize`:@@learning.refusal.notEnrolled:Ihr Platz in diesem Durchgang gilt heute nicht. Sie können alles lesen, aber nichts mehr ändern.`,
  'learning/not-scheduled': () => $localize`:@@learning.refusal.notScheduled:Für dieses Modul steht noch kein Termin fest.`,
  'learning/not-open-yet': (refusal) => $localize`:@@learning.refusal.notOpenYet:Dieses Modul öffnet am ${when(String(refusal.values['opensAt']))}:day:.`,
  'learning/closed': (refusal) => $localize`:@@learning.refusal.closed:Dieses Modul ist seit ${when(String(refusal.values['closedAt']))}:day: geschlossen. Sie können es noch lesen.`,
  'learning/attempts-exhausted': (refusal) => $localize`:@@learning.refusal.attempts:Alle ${String(refusal.bound)}:bound: Versuche sind aufgebraucht. Bitte wenden Sie sich an Ihre Ansprechperson.`,
  'learning/nothing-written': () => $localize`:@@learning.refusal.nothingWritten:Schreiben Sie zuerst etwas auf. Ein Satz genügt.`,
  'learning/not-finished-by-hand': unfitting,
  'learning/nothing-to-write': unfitting,
  'learning/no-quiz': unfitting,
  'learning/not-an-anchor': unfitting,
  'learning/answer-missing': unanswered,
  'learning/unknown-question': unfitting,
  'learning/answered-twice': unfitting,
  'learning/option-out-of-range': unfitting,
  'learning/option-chosen-twice': unfitting,
  'learning/one-option-only': unfitting,
  'learning/not-open': () => $localize`:@@learning.refusal.notOpen:Dieses Modul ist gerade nicht offen.`,
  'learning/closes-before-it-opens': (refusal) => $localize`:@@learning.refusal.closesBefore:Der letzte Tag muss nach dem ersten liegen (${day(String(refusal.bound))}:day:).`,
});
