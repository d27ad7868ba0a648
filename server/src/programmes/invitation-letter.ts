import type { Letter } from '../platform/mail/outbox.js';
import type { Programme } from './programme.js';
import type { ProgrammeRole } from './role-assignment.js';

/** What one is invited as: a role, or a seat. */
export type InvitedAs = ProgrammeRole | 'participant';

const GERMAN: Record<InvitedAs, string> = {
  organiser: 'Organisation', issuer: 'Zertifikate ausstellen', trainer: 'Trainerin oder Trainer', 'site-contact': 'Kontaktperson des Standorts',
  committee: 'Mitglied des Begleitgremiums', funder: 'Fördergeber', participant: 'Teilnahme',
};
const ENGLISH: Record<InvitedAs, string> = {
  organiser: 'organiser', issuer: 'issuer of certificates', trainer: 'trainer', 'site-contact': 'contact of the site',
  committee: 'member of the advisory committee', funder: 'funder', participant: 'participant',
};

export interface Invitation {
  readonly recipient: string;
  /** Names in sentences. */
  readonly name: string;
  readonly inviter: string;
  readonly programme: Programme;
  readonly role: InvitedAs;
  /** Of a site contact, and of whoever takes a seat. */
  readonly site: string | null;
  readonly address: string;
}

/**
 * Who invites to what, and how to sign in. In two languages, since the person has not chosen one yet, and without any secret:
 * whoever reads it still needs the mailbox.
 */
export const invitationLetter = ({ recipient, name, inviter, programme, role, site, address }: Invitation): Letter => ({
  recipient,
  cause: role === 'participant' ? 'seat-given' : 'role-given',
  subject: `Einladung zum Programm ${programme.title}`,
  body: [
    `Guten Tag ${name},`,
    '',
    `${inviter} (${programme.provider.name}) lädt Sie in das Programm „${programme.title}“ ein.`,
    `Ihre Rolle: ${GERMAN[role]}${site ? `, ${site}` : ''}`,
    '',
    `So melden Sie sich an: Öffnen Sie ${address} und geben Sie Ihre E-Mail-Adresse ${recipient} ein. Sie bekommen einen Code, mit dem Sie sich anmelden. Ein Passwort brauchen Sie nicht.`,
    '',
    `Fragen beantwortet ${programme.contactName}, Telefon ${programme.contactPhone}, ${programme.contactEmail}.`,
    'Sie kennen das Programm nicht? Dann brauchen Sie nichts zu tun.',
    '',
    '—',
    `Hello ${name},`,
    '',
    `${inviter} (${programme.provider.name}) invites you to the programme “${programme.title}”.`,
    `Your role: ${ENGLISH[role]}${site ? `, ${site}` : ''}`,
    '',
    `How to sign in: open ${address} and enter your e-mail address ${recipient}. You receive a code to sign in with. You need no password.`,
    '',
    `Questions are answered by ${programme.contactName}, telephone ${programme.contactPhone}, ${programme.contactEmail}.`,
    'You do not know the programme? Then there is nothing to do.',
  ].join('\n'),
});
