import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'curricula/published': () => $localize`:@@curricula.refusal.published:Diese Fassung ist veröffentlicht und bleibt, wie sie ist. Beginnen Sie einen Entwurf, um etwas zu ändern.`,
  'curricula/has-draft': () => $localize`:@@curricula.refusal.hasDraft:Es gibt schon einen Entwurf. Bitte laden Sie die Seite neu.`,
  'curricula/unfinished': () => $localize`:@@curricula.refusal.unfinished:Im Entwurf fehlt noch etwas. Erst wenn alles da ist, kann er veröffentlicht werden.`,
  'curricula/more-than-wording': () => $localize`:@@curricula.refusal.moreThanWording:Im Entwurf ist mehr geändert als der Wortlaut. Veröffentlichen Sie ihn als neue Fassung.`,
  'curricula/nothing-to-correct': () => $localize`:@@curricula.refusal.nothingToCorrect:Zu diesem Entwurf gibt es keine veröffentlichte Fassung, die man berichtigen könnte.`,
  'curricula/nothing-changed': () => $localize`:@@curricula.refusal.nothingChanged:Im Entwurf ist noch nichts geändert.`,
  'curricula/is-quiz': () => $localize`:@@curricula.refusal.isQuiz:Diese Lerneinheit ist ein Quiz.`,
  'curricula/no-quiz': () => $localize`:@@curricula.refusal.noQuiz:Diese Lerneinheit ist kein Quiz.`,
  'curricula/two-answers': () => $localize`:@@curricula.refusal.twoAnswers:Zu einer Aussage gehören genau zwei Antworten.`,
  'curricula/one-right-answer': () => $localize`:@@curricula.refusal.oneRight:Genau eine Antwort muss richtig sein.`,
  'curricula/no-right-answer': () => $localize`:@@curricula.refusal.noRight:Mindestens eine Antwort muss richtig sein.`,
  'curricula/question-twice': () => $localize`:@@curricula.refusal.twice:Diese Frage steht zweimal da.`,
  'input/too-many': (refusal) => $localize`:@@curricula.refusal.tooMany:Das sind zu viele. Höchstens ${String(refusal.bound)}:bound: sind möglich.`,
  'input/too-few': (refusal) => $localize`:@@curricula.refusal.tooFew:Das sind zu wenige. Mindestens ${String(refusal.bound)}:bound: ist nötig.`,
});
