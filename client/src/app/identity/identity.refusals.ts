import { registerRefusals } from '../platform/refusals';

registerRefusals({
  'identity/wrong-code': () =>
    $localize`:@@identity.refusal.wrongCode:Dieser Code passt nicht, oder er ist abgelaufen. Bitte prüfen Sie ihn oder lassen Sie sich einen neuen schicken.`,
  'identity/wrong-password': () =>
    $localize`:@@identity.refusal.wrongPassword:E-Mail-Adresse und Passwort passen nicht zusammen. Sie können sich auch mit einem Code anmelden.`,
});
