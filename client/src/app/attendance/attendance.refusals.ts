import { day } from '../platform/dates';
import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'attendance/session-cancelled': () => $localize`:@@attendance.refusal.cancelled:Diese Einheit ist abgesagt. Für sie wird keine Anwesenheit eingetragen.`,
  'attendance/not-yet-begun': ({ bound }) => $localize`:@@attendance.refusal.notYetBegun:Diese Einheit ist erst am ${day(String(bound))}:day:. Bis dahin können Sie nur eintragen, wer entschuldigt ist.`,
  'attendance/closed': () => $localize`:@@attendance.refusal.closed:Diese Liste wurde inzwischen abgeschlossen. Öffnen Sie sie oben wieder, dann lässt sich Ihre Änderung speichern.`,
  'attendance/not-settled': ({ bound }) => $localize`:@@attendance.refusal.notSettled:Die Liste lässt sich noch nicht abschließen: Ohne Eintrag sind ${bound}:count:.`,
  'attendance/not-closed': () => $localize`:@@attendance.refusal.notClosed:Diese Liste ist schon wieder offen. Bitte laden Sie die Seite neu.`,
  'attendance/not-on-seat': () => $localize`:@@attendance.refusal.notOnSeat:Diese Person hat an diesem Tag keinen Platz. Bitte laden Sie die Liste neu.`,
  'attendance/not-a-seat': () => $localize`:@@attendance.refusal.notASeat:Diesen Platz gibt es an diesem Tag nicht. Bitte laden Sie die Liste neu.`,
  'attendance/named-twice': () => $localize`:@@attendance.refusal.twice:Jemand steht zweimal in der Liste.`,
  'attendance/minutes-not-asked': () => $localize`:@@attendance.refusal.minutes:Minuten gehören nur zu „verspätet“ und „früher gegangen“.`,
  'attendance/holder-present': () => $localize`:@@attendance.refusal.holderPresent:Wer selbst da ist, wird nicht vertreten. Nehmen Sie zuerst die Ersatzperson zurück oder ändern Sie die Anwesenheit.`,
});
