import type { Letter } from '../platform/mail/outbox.js';

/** Two languages in one mail, since nobody is signed in yet; no link, so that no scanner can use it up. */
export const codeLetter = (recipient: string, code: string, minutes: number): Letter => ({
  recipient,
  cause: 'sign-in-code',
  secret: true,
  subject: `${code} ist Ihr Anmeldecode für Kursbuch`,
  body: [
    `Ihr Anmeldecode: ${code}`,
    `Bitte geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben. Er gilt ${minutes} Minuten und nur einmal.`,
    'Sie haben keinen Code angefordert? Dann brauchen Sie nichts zu tun.',
    '',
    `Your sign-in code: ${code}`,
    `Please enter it on the page on which you asked for it. It is valid for ${minutes} minutes and only once.`,
    'You did not ask for a code? Then there is nothing to do.',
  ].join('\n'),
});
