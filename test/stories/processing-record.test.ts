import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everythingKept } from '../../server/src/privacy/everything-kept.js';
import { readBy } from '../support/pdf-readers.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const RECORD = `query Record($language: String!) { processingRecord(language: $language) {
  controllers { name address privacyName privacyEmail } activities { id title purpose whom seenBy ground deadline data { what details onErasure } } measures transfers processors } }`;
interface Answer { processingRecord: { controllers: unknown[]; measures: string[]; activities: { id: string; title: string; ground: string; deadline: string; data: { what: string; details: string[]; onErasure: string }[] }[] } }

test('administrators and organisers read the record, made from what each room registers', async () => {
  const { processingRecord } = await (await world.as('administrator')).see<Answer>(RECORD, { language: 'de' });
  expect(await (await world.as('organiser')).see(RECORD, { language: 'de' })).toEqual({ processingRecord });
  expect(processingRecord.controllers).toEqual([{ name: 'Kuratorium Deutsche Altershilfe', address: 'Musterstraße 17, 10179 Berlin', privacyName: 'Roswitha Thümmel-Okafor', privacyEmail: 'datenschutz@example.org' }]);
  expect(processingRecord.activities.map(({ title, deadline }) => `${title}: ${deadline}`)).toEqual([
    'Name und Kontaktdaten: 1 Jahr nach dem Ende der letzten Rolle oder Teilnahme', 'Konto und Anmeldung: 1 Jahr nach dem Ende der letzten Rolle oder Teilnahme',
    'E-Mails: 90 Tage nach dem Schreiben; Anmeldecodes einen Tag', 'Urheberschaft von Curricula: mit dem Ende des Curriculums',
    ...['Rollen und Rechte'].map((title) => `${title}: 5 Jahre und 6 Monate nach dem Ende des Programms: sechs Monate bis zum Verwendungsnachweis, danach fünf Jahre`),
    'Ansprechpersonen: mit der Nennung einer anderen Person',
    ...['Teilnahme', 'Anwesenheit', 'Lernstand'].map((title) => `${title}: 5 Jahre und 6 Monate nach dem Ende des Programms: sechs Monate bis zum Verwendungsnachweis, danach fünf Jahre`),
    'Zertifikate: 10 Jahre nach dem Ausstellen', 'Kalender-Abonnements: 30 Tage nach dem Widerruf des Abonnements oder dem Ende der letzten Rolle oder Teilnahme',
    'Protokoll der Änderungen: 10 Jahre nach der Änderung; dann verlieren die Einträge ihren Inhalt, die Kette ihrer Prüfsummen bleibt',
  ]);
  expect(processingRecord.activities.map(({ data }) => data.length)).toEqual(everythingKept().map(({ holdings }) => holdings.length));
  expect(processingRecord.activities.at(-2)).toMatchObject({ data: [{ what: 'Abonnements', details: ['Name', 'Angelegt', 'Zuletzt gelesen', 'Widerrufen'], onErasure: 'wird gelöscht' }] });
});

test('others do not', async () => {
  for (const person of ['trainer', 'committee', 'cornelia-mueller-wachtendonk']) {
    const browser = await world.as(person);
    expect((await browser.ask(RECORD, { language: 'de' })).errors?.[0]?.extensions.code).toBe('platform/not-found');
    expect((await browser.fetch('/privacy/record/de.pdf')).status).toBe(404);
  }
  expect((await world.visitor().ask(RECORD, { language: 'de' })).errors?.[0]?.extensions.code).toBe('identity/sign-in-needed');
});

test.each(['de', 'en'] as const)('the PDF in %s says all of the record, tagged and with its fonts', async (language) => {
  const browser = await world.as('organiser');
  const { processingRecord: { activities, measures } } = await browser.see<Answer>(RECORD, { language });
  const answer = await browser.fetch(`/privacy/record/${language}.pdf`);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(
    [200, 'application/pdf', `attachment; filename="${{ de: 'Verarbeitungsverzeichnis', en: 'Record-of-processing' }[language]}-2026-03-11.pdf"`]);
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  const pdf = join(folder, 'record.pdf');
  writeFileSync(pdf, Buffer.from(await answer.arrayBuffer()));
  // In the order of the structure; a word that a line ends in is put together again.
  const text = readBy('pdftotext', [pdf, '-']).replace(/\f/g, '').replace(/\s+/g, '');
  const said = activities.flatMap(({ title, ground, data }) => [title, ground.slice(0, 60), ...data.map(({ what }) => what)]);
  expect([...said, ...measures.map((words) => words.slice(0, 60))].filter((words) => !text.includes(words.replace(/\s+/g, '')))).toEqual([]);
  expect(readBy('pdfinfo', [pdf])).toMatch(/Tagged:\s+yes/);
  expect(readBy('pdffonts', [pdf]).split('\n').slice(2).filter(Boolean).filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
  rmSync(folder, { recursive: true });
});
