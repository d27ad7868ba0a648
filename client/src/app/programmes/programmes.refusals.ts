import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'programmes/role-held': () => $localize`:@@programmes.refusal.roleHeld:Diese Person hat diese Rolle hier schon.`,
  'programmes/last-organiser': () =>
    $localize`:@@programmes.refusal.lastOrganiser:Das ist die letzte Person der Organisation. Vergeben Sie die Rolle zuerst an jemand anderen. Danach können Sie diese beenden.`,
  'programmes/one-person': () => $localize`:@@programmes.refusal.onePerson:Bitte wählen Sie eine Person aus.`,
  'programmes/site-wanted': () => $localize`:@@programmes.refusal.siteWanted:Bitte wählen Sie den Standort.`,
  'programmes/no-site-wanted': () => $localize`:@@programmes.refusal.noSiteWanted:Diese Rolle gilt für das ganze Programm, nicht für einen Standort.`,
  'programmes/function-wanted': () => $localize`:@@programmes.refusal.functionWanted:Bitte schreiben Sie, was auf den Zertifikaten unter dem Namen steht.`,
  'programmes/no-function-wanted': () => $localize`:@@programmes.refusal.noFunctionWanted:Eine Funktion wird nur für Aussteller gebraucht.`,
  'identity/address-of-another': () =>
    $localize`:@@programmes.refusal.addressOfAnother:Diese Adresse gehört hier schon zu einer Person mit einem anderen Namen. Ist der Name richtig geschrieben? Wenn beide dasselbe Postfach benutzen, kreuzen Sie es unten an.`,
});
