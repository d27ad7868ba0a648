import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'workshops/ends-before-start': ({ bound }) => $localize`:@@workshops.refusal.endsBeforeStart:Das Ende muss nach dem Beginn um ${String(bound)}:time: Uhr liegen.`,
  'workshops/more-minutes-than-time': ({ bound }) => $localize`:@@workshops.refusal.minutes:So viel Zeit ist nicht. Von Beginn bis Ende sind es ${String(bound)}:minutes: Minuten.`,
  'workshops/unknown-module': () => $localize`:@@workshops.refusal.module:Dieses Modul gehört nicht zum Curriculum des Durchgangs.`,
  'workshops/event-cancelled': () => $localize`:@@workshops.refusal.cancelled:Die ganze Veranstaltung ist abgesagt. Setzen Sie zuerst sie wieder an.`,
  'input/not-a-time': () => $localize`:@@workshops.refusal.time:Bitte geben Sie eine Uhrzeit an, zum Beispiel 09:30.`,
});
