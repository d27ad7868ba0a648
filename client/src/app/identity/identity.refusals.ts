import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'identity/wrong-code': () =>
    $localize`:@@identity.refusal.wrongCode:Dieser Code passt nicht, oder er ist abgelaufen. Er gilt nur in dem Browser, in dem Sie ihn angefordert haben. Bitte prüfen Sie ihn oder lassen Sie sich einen neuen schicken.`,
  'identity/wrong-password': () =>
    $localize`:@@identity.refusal.wrongPassword:E-Mail-Adresse und Passwort passen nicht zusammen. Sie können sich auch mit einem Code anmelden.`,
});
