import type { PersonExport } from '../exporting.js';
import { deadlineOf, type Language, say } from '../wording.js';
import { Sheets } from './sheets.js';
import { dayIn, valueIn } from './values.js';

const WORDS = {
  de: {
    title: 'Auskunft über gespeicherte Daten', asOf: 'Stand', purpose: 'Zweck', ground: 'Rechtsgrundlage', seenBy: 'Empfänger', deadline: 'Gelöscht', none: 'Darüber ist nichts gespeichert.', rights: 'Ihre Rechte',
    lead: 'Das ist alles, was Kursbuch über Sie speichert (Art. 15 DSGVO). Dieselben Daten liegen in person.json so vor, dass Programme sie lesen können (Art. 20 DSGVO).',
    rightsText: [
      'Sie können verlangen, dass falsche Daten berichtigt (Art. 16), dass Daten gelöscht (Art. 17) oder nur noch eingeschränkt verarbeitet werden (Art. 18), und Sie können der Verarbeitung widersprechen (Art. 21). Ihre Ansprechperson nimmt das entgegen.',
      'Sie können sich bei der Datenschutz-Aufsicht Ihres Bundeslandes beschweren (Art. 77).',
      'Die Daten haben Sie, Ihr Standort, Ihre Trainerinnen und Trainer oder der Träger eingetragen. Kursbuch entscheidet nichts allein: Auch ein Zertifikat stellt ein Mensch aus.',
    ],
  },
  en: {
    title: 'The data kept of you', asOf: 'As of', purpose: 'Purpose', ground: 'Legal ground', seenBy: 'Recipients', deadline: 'Deleted', none: 'Nothing is kept of this.', rights: 'Your rights',
    lead: 'This is all that Kursbuch keeps of you (Art. 15 GDPR). The same data are in person.json in a form that programs read (Art. 20 GDPR).',
    rightsText: [
      'You may ask that wrong data are corrected (Art. 16), that data are erased (Art. 17) or their processing restricted (Art. 18), and you may object to the processing (Art. 21). Your contact person takes this up.',
      'You may complain to the data protection authority of your state (Art. 77).',
      'The data were entered by you, your site, your trainers or the provider. Kursbuch decides nothing by itself: a certificate, too, is issued by a human.',
    ],
  },
} as const;

/** Raw copies, for programs: what they say stands in words elsewhere in the PDF, or in the certificate beside it. */
const LONG = new Set(['before', 'after', 'states']);

/** For the person: what is kept, why, who sees it and how long, in plain words. */
export async function printExport(read: PersonExport, language: Language): Promise<Buffer> {
  const words = WORDS[language];
  const at = new Date(read.exportedAt);
  const sheets = new Sheets(words.title, 'Kursbuch', at, language);
  sheets.paragraph(`${read.name} · ${words.asOf} ${dayIn(at, language)}`);
  sheets.paragraph(words.lead);
  for (const { title, purpose, seenBy, ground, keepFor, data } of read.activities) {
    sheets.heading(say(title, language));
    sheets.pairs([[words.purpose, say(purpose, language)], [words.ground, say(ground, language)], [words.seenBy, say(seenBy, language)], [words.deadline, deadlineOf(keepFor, language)]]);
    if (!data.length) sheets.paragraph(words.none);
    for (const { what, fields, rows } of data) {
      sheets.smallHeading(`${say(what, language)} (${rows.length})`);
      for (const row of rows) sheets.pairs(Object.entries(fields).filter(([field]) => !LONG.has(field)).map(([field, label]) => [say(label, language), valueIn(row[field], language)] as const).filter(([, value]) => value));
    }
  }
  sheets.heading(words.rights);
  sheets.bullets(words.rightsText);
  return sheets.finish(`${words.title} · ${read.name} · ${dayIn(at, language)}`);
}
