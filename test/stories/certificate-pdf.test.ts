import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/src/app.js';
import { DEMO_PASSWORD } from '../../server/src/installation/seeds.js';
import { readSettings } from '../../server/src/platform/settings.js';
import { fileNameOf } from '../../server/src/certificates/file-name.js';
import { printCertificate } from '../../server/src/certificates/pdf/certificate-pdf.js';
import type { Statement } from '../../server/src/certificates/statement.js';
import { townIn } from '../../server/src/certificates/statement.js';
import { Browser } from '../support/browser-session.js';
import { certificationOf, eligible, ISSUE, issueFor, type Issued } from '../support/certificates.js';
import { readBy } from '../support/pdf-readers.js';
import { TEST_DATA, TEST_START } from '../support/test-data.mjs';
import { openWorld, type World } from '../support/world.js';

const BASE = 'https://kursbuch.example.org';

let world: World;
let folder: string;
let issuer: Browser;
let issued: Issued['issueCertificates']['issued'];
beforeAll(async () => {
  world = await openWorld({ baseUrl: BASE });
  folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  issuer = await world.anew('renate-kuehnel');
  issued = (await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))))).issueCertificates.issued;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

const one = (name: string): Issued['issueCertificates']['issued'][number] => issued.find((certificate) => certificate.name.includes(name))!;
async function download(name: string): Promise<string> {
  const path = join(folder, 'certificate.pdf');
  writeFileSync(path, Buffer.from(await (await issuer.fetch(one(name).pdf)).arrayBuffer()));
  return path;
}

test('foreign readers find a sound, tagged file with embedded fonts, a title and the language', async () => {
  const path = await download('Eisele');
  expect(readBy('qpdf', ['--check', path])).toContain('No syntax or stream encoding errors found');
  const info = readBy('pdfinfo', [path]);
  expect(info).toMatch(/^Title: +Teilnahmebescheinigung Servicepunkt-Qualifizierung – Gudrun Eisele$/m);
  expect(info).toMatch(/^Tagged: +yes$/m);
  expect(info).toMatch(/^Pages: +2$/m);
  expect(info).toMatch(/^PDF version: +1\.7$/m);
  const fonts = readBy('pdffonts', [path]).trim().split('\n').slice(2);
  expect(fonts.map((line) => line.split(/\s{2,}|\s(?=CID)/)[0]!.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual(['AtkinsonHyperlegibleNext-Bold', 'AtkinsonHyperlegibleNext-Regular', 'BricolageGrotesque-Bold']);
  expect(fonts.filter((line) => !/yes yes yes/.test(line))).toEqual([]);
  const raw = readBy('qpdf', ['--qdf', '--object-streams=disable', path, '-']);
  expect([/\/Lang \((?:þÿ)?[^)]*\)|\/Lang <[^>]+>/.test(raw), raw.includes('/DisplayDocTitle true'), raw.includes('<pdfaid:part>3</pdfaid:part>'), raw.includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([true, true, true, true]);
});

test('the structure has headings, tables with heads, lists, a picture with words and a link, in reading order', async () => {
  const structure = readBy('pdfinfo', ['-struct-text', await download('Eisele')]);
  const order = ['Kuratorium Deutsche Altershilfe', 'H1', 'Teilnahmebescheinigung Servicepunkt-Qualifizierung', 'Gudrun Eisele', 'Table', '/Scope /Column', '/Scope /Row', 'Workshop 1', 'Workshop 2', 'Insgesamt',
    'Online-Phase', 'Table', 'Grundverständnis und Projektrahmen', 'Berlin, 11. März 2026', 'Renate Kühnel', 'Echtheit prüfen', 'Link', 'Figure', 'H2', 'Lernergebnisse', 'H3', 'LI', 'LBody'];
  let from = 0;
  for (const words of order) {
    const at = structure.replaceAll('\u00a0', ' ').indexOf(words, from);
    expect(at < 0 ? `missing after ${from}: ${words}` : words).toBe(words);
    from = at + 1;
  }
  expect(structure).not.toContain('mcid');
  expect(readBy('qpdf', ['--qdf', '--object-streams=disable', await download('Eisele'), '-'])).toMatch(/\/Alt </);
});

test('the text states all that a certificate of attendance must state, a shortened one as such', async () => {
  const { number } = one('Eisele');
  const text = readBy('pdftotext', ['-layout', await download('Eisele'), '-']).replace(/[\s\u00a0]+/g, ' ');
  expect([
    'Gudrun Eisele', 'Standort Stadt Ulm', 'Servicepunkte für Einzelhelferinnen und Einzelhelfer', 'Kuratorium Deutsche Altershilfe', 'vom 22. Juni bis 13. Oktober 2022', '„Qualifizierung für Servicepunkte“',
    '22. und 23. Juni 2022', 'Filderstadt', '20. und 21. Juli 2022', 'Donzdorf', '13. Oktober 2022', 'Pforzheim', 'verkürzt besucht', 'Insgesamt 32,0 40,0', 'Verkürzte Teilnahme: 8,0 UE nicht besucht',
    'Anerkennung und Assessment 0,0 5,3 2,8', 'Online-Phase: 20 von 20 Lerneinheiten bearbeitet, 6 von 6 Quiz bestanden', 'erklären, was ein Servicepunkt leistet', 'Berlin, 11. März 2026', 'Renate Kühnel',
    'Fachliche Leitung der Qualifizierung', `Nr. ${number}`, 'kursbuch.example.org/de/verify', 'Ministerium für Soziales', '1 UE (Unterrichtseinheit) = 45 Minuten',
  ].filter((words) => !text.includes(words))).toEqual([]);
  const full = readBy('pdftotext', ['-layout', await download('Lautenschläger'), '-']);
  expect(full).not.toMatch(/verkürzt|nicht besucht/i);
});

test('a camera reads the address of the verification from the printed page', async () => {
  const path = await download('Eisele');
  readBy('pdftoppm', ['-r', '150', '-f', '1', '-l', '1', '-png', path, join(folder, 'page')]);
  expect(readBy('zbarimg', ['--quiet', '--raw', join(folder, 'page-1.png')]).trim()).toBe(`${BASE}/de/verify/${one('Eisele').number}`);
});

test('the stored bytes are the certificate: the same at every download and after a restart, by a readable name', async () => {
  const { pdf, number } = one('Schwarzenbach');
  const first = await issuer.fetch(pdf);
  const bytes = Buffer.from(await first.arrayBuffer());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(Object.fromEntries(['content-type', 'content-disposition', 'etag', 'cache-control'].map((name) => [name, first.headers.get(name)]))).toEqual({
    'content-type': 'application/pdf', etag: `"${sha256}"`, 'cache-control': 'private, no-cache',
    'content-disposition': `attachment; filename="Teilnahmebescheinigung-Dr-Hannelore-Freifrau-von-Schwarzenbach-Obermueller-${number.slice(0, 4)}.pdf"`,
  });
  expect((await issuer.fetch(pdf, { headers: { 'if-none-match': `"${sha256}"` } })).status).toBe(304);

  await world.db.query("update person set family_name = 'Anders'");
  const url = new URL(`postgres:///${world.db.database}`);
  const restarted = await createApp({ ...readSettings({ KURSBUCH_DATA: TEST_DATA, KURSBUCH_NOW: TEST_START, PORT: '0' }), baseUrl: BASE }, process.env['KURSBUCH_TEST_DATABASE']!.replace(/\/[^/]+$/, url.pathname));
  await restarted.listen(0, '127.0.0.1');
  try {
    const browser = new Browser(await restarted.getUrl(), BASE);
    await browser.signIn('renate.kuehnel@example.org', DEMO_PASSWORD);
    expect(Buffer.from(await (await browser.fetch(pdf)).arrayBuffer()).equals(bytes)).toBe(true);
  } finally {
    await restarted.close();
  }
});

const statement = (values: Partial<Statement>): Statement => ({
  title: 'Teilnahmebescheinigung', person: 'Şükrü Yıldırım', site: 'Ulm', programme: 'Programm', curriculum: 'Curriculum', cohort: 'Durchgang', provider: 'Träger', funders: [],
  startsOn: '2022-06-22', endsOn: '2022-06-22', attended: 300, offered: 300, online: { unitsDone: 0, unitsRequired: 0, quizzesPassed: 0, quizzesRequired: 0 },
  parts: [{ title: 'Workshop', startsOn: '2022-06-22', endsOn: '2022-06-22', place: 'Ulm', attended: 300, offered: 300 }],
  modules: [{ title: 'Modul', outcomes: ['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs'], attended: 300, offered: 300, online: 0 }],
  place: 'Ulm', issuedOn: '2022-06-23', issuer: 'Erika Muster', issuerFunction: 'Leitung', number: '0000-0000-0000-0000', address: 'https://example.org/de/verify/0000-0000-0000-0000', ...values,
});
async function pagesOf(values: Partial<Statement>): Promise<number> {
  const path = join(folder, 'made.pdf');
  writeFileSync(path, await printCertificate(statement(values), new Date('2022-06-23T10:00:00Z')));
  readBy('qpdf', ['--check', path]);
  return Number(/^Pages: +(\d+)$/m.exec(readBy('pdfinfo', [path]))![1]);
}

test('six outcomes stay on one page; long names, titles and markup signs harm nothing; a long programme goes on', async () => {
  const { modules: [module], parts: [part] } = statement({});
  const many = <T>(count: number, thing: T): T[] => Array.from({ length: count }, () => thing);
  expect([
    await pagesOf({}),
    await pagesOf({ person: `Dr. ${'Schwarzenbach-Obermüller-'.repeat(7)}Maier`, title: 'Bescheinigung '.repeat(14).trim(), provider: 'Zusammenschluss & Söhne <GmbH> '.repeat(6) }),
    await pagesOf({ parts: many(14, part!), modules: many(24, { ...module!, outcomes: many(3, 'etwas können, das sich nur mit vielen Worten über mehr als eine Zeile hin beschreiben lässt, weil es so ist') }) }),
  ]).toEqual([1, 2, 7]);
  expect(readFileSync(join(folder, 'made.pdf')).length).toBeLessThan(200_000);
});

test('names become file names that every system takes, addresses give their town', () => {
  expect(fileNameOf({ title: 'Teilnahmebescheinigung X', person: 'Małgorzata Wiśniewska-Brückner', number: '7K3M-0000-0000-0000' })).toBe('Teilnahmebescheinigung-Malgorzata-Wisniewska-Brueckner-7K3M.pdf');
  expect(fileNameOf({ title: 'Zertifikat', person: '"; rm -rf / \r\n Öz', number: '7K3M-0000-0000-0000' })).toBe('Zertifikat-rm-rf-Oez-7K3M.pdf');
  expect(['Musterstraße 17, 10179 Berlin', 'Musterweg 4\n70794 Filderstadt', 'Postfach', ''].map(townIn)).toEqual(['Berlin', 'Filderstadt', '', '']);
});
