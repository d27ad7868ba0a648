import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'calendar/too-many-subscriptions': (refusal) =>
    $localize`:@@calendar.refusal.tooMany:Sie haben schon ${String(refusal.bound)}:bound: Kalender-Abos. Bitte beenden Sie zuerst eines, das Sie nicht mehr brauchen.`,
});
