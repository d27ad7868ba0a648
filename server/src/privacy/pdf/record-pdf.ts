import type { ProcessingRecord } from '../record.js';
import type { Language } from '../wording.js';
import { dayIn } from './values.js';
import { Sheets } from './sheets.js';

const WORDS = {
  de: {
    title: 'Verzeichnis von Verarbeitungstätigkeiten', law: 'nach Art. 30 Abs. 1 DSGVO', controllers: 'Verantwortliche', officer: 'Fragen zum Datenschutz', purpose: 'Zweck', whom: 'Betroffene Personen', seenBy: 'Empfänger',
    ground: 'Rechtsgrundlage', deadline: 'Löschfrist', data: 'Daten', erasure: 'Bei Löschung der Person', measures: 'Technische und organisatorische Maßnahmen', transfers: 'Drittländer', processors: 'Auftragsverarbeiter', asOf: 'Stand',
  },
  en: {
    title: 'Record of processing activities', law: 'under Art. 30(1) GDPR', controllers: 'Controllers', officer: 'Questions on data protection', purpose: 'Purpose', whom: 'Persons', seenBy: 'Recipients',
    ground: 'Legal ground', deadline: 'Deleted', data: 'Data', erasure: 'When the person is erased', measures: 'Technical and organisational measures', transfers: 'Third countries', processors: 'Processors', asOf: 'As of',
  },
} as const;

export async function printRecord(record: ProcessingRecord, language: Language, at: Date): Promise<Buffer> {
  const words = WORDS[language];
  const sheets = new Sheets(words.title, record.controllers.map(({ name }) => name).join(', ') || 'Kursbuch', at, language);
  sheets.paragraph(`${words.law} · ${words.asOf} ${dayIn(at, language)}`);
  sheets.heading(words.controllers);
  for (const { name, address, privacyName, privacyEmail } of record.controllers) {
    sheets.pairs([[name, address || '–'], ...(privacyName ? [[words.officer, [privacyName, privacyEmail].filter(Boolean).join(', ')] as const] : [])]);
  }
  sheets.pairs([[words.processors, record.processors], [words.transfers, record.transfers]]);
  for (const activity of record.activities) {
    sheets.heading(activity.title);
    sheets.pairs([[words.purpose, activity.purpose], [words.ground, activity.ground], [words.whom, activity.whom], [words.seenBy, activity.seenBy], [words.deadline, activity.deadline]]);
    sheets.smallHeading(`${words.data} · ${words.erasure}`);
    sheets.pairs(activity.data.map(({ what, details, onErasure }) => [what, [details.join(', '), `– ${onErasure}`].filter(Boolean).join('\n')] as const));
  }
  sheets.heading(words.measures);
  sheets.bullets(record.measures);
  return sheets.finish(`${words.title} · ${words.asOf} ${dayIn(at, language)}`);
}
