import type { Words } from '../platform/keeping/keeping.js';

/** Technical and organisational measures (Art. 30(1)(g), Art. 32 GDPR) that the program itself takes. */
export const MEASURES: readonly Words[] = [
  ['Eintritt nur auf Einladung; Anmeldung mit einem Code für zehn Minuten oder einem Kennwort, beide nur als Prüfwert gespeichert; Versuche sind begrenzt', 'Entry by invitation alone; sign-in by a code for ten minutes or a password, both stored as hashes; attempts are limited'],
  ['Jede Abfrage, jede Änderung und jede Adresse nennt das Recht, das sie verlangt; was jemand nicht darf, ist für diese Person nicht da', 'Every query, change and address names the right it asks for; what somebody may not see does not exist for them'],
  ['Kontaktdaten stehen getrennt vom Namen und sind nur für wenige zu sehen', 'Contact data are kept apart from names and seen by few'],
  ['Jede Änderung steht mit Zeit und Person in einem Protokoll, dessen Einträge eine Kette von Prüfsummen sichert', 'Every change is recorded with time and person in a trail that a chain of digests secures'],
  ['Freigegebene Fassungen und ausgestellte Zertifikate sind in der Datenbank gegen Änderung gesperrt', 'Published versions and issued certificates are fixed in the database'],
  ['Keine Dienste Dritter auf den Seiten, keine Auswertung des Verhaltens, ein einziges notwendiges Cookie', 'No services of others on the pages, no analysis of behaviour, one necessary cookie'],
  ['Was lange genug aufbewahrt wurde, wird jede Nacht gelöscht', 'What was kept long enough is deleted every night'],
];

export const TRANSFERS: Words = ['Keine Übermittlung in Drittländer durch das Programm', 'No transfer to third countries by the program'];
export const PROCESSORS: Words = [
  'Wer den Server betreibt und E-Mails zustellt, ist Auftragsverarbeiter des Trägers; Verträge nach Art. 28 DSGVO führt der Träger.',
  'Whoever runs the server and delivers mail is a processor of the provider, who keeps the contracts under Art. 28 GDPR.',
];
