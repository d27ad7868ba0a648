import type { Letter } from '../platform/mail/outbox.js';

/** Two languages in one mail, since nobody is signed in yet; no link, so that no scanner can use it up. */
export const codeLetter = (recipient: string, code: string, minutes: number): Letter => ({
  recipient,
  cause: 'sign-in-code',
  secret: true,
  subject: `${code} ist Ihr Anmeldecode für Kursbuch`,
  body: [
    `Ihr Anmeldecode: ${code}`,
    `Bitte geben Sie ihn in dem Browser ein, in dem Sie ihn angefordert haben: Nur dort gilt er, ${minutes} Minuten lang und nur einmal.`,
    'Sie haben keinen Code angefordert? Dann brauchen Sie nichts zu tun.',
    '',
    `Your sign-in code: ${code}`,
    `Please enter it in the browser in which you asked for it: it is valid only there, for ${minutes} minutes and only once.`,
    'You did not ask for a code? Then there is nothing to do.',
  ].join('\n'),
});
