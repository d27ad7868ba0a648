import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readCurriculum, wordSourceError, type CurriculumSource, type UnitSource } from '../../server/src/curricula/reader/read-curriculum.js';

const curricula = join(import.meta.dirname, '../../curricula');

async function read(folder: string): Promise<CurriculumSource> {
  const result = await readCurriculum(folder);
  if ('errors' in result) throw new Error(result.errors.map(wordSourceError).join('\n'));
  return result.curriculum;
}

async function faults(folder: string): Promise<string[]> {
  const result = await readCurriculum(folder);
  return 'errors' in result ? result.errors.map(wordSourceError) : [];
}

const kinds = (units: readonly UnitSource[]): string => units.map((unit) => unit.kind).join(' ');

test('the published schemas are JSON Schema as its standard says', () => {
  const schemas = ['curricula/schema', 'seeds/schema'].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  expect(schemas).toHaveLength(17);
  expect(schemas.filter((path) => !new Ajv2020().validateSchema(JSON.parse(readFileSync(path, 'utf8')) as object))).toEqual([]);
});

test('the Servicepunkt curriculum is read whole, its minutes as planned', async () => {
  const { modules, ...about } = await read(join(curricula, 'servicepunkt-qualifizierung'));
  expect(about).toEqual({
    format: 1,
    uuid: expect.any(String) as string,
    slug: 'servicepunkt-qualifizierung',
    title: 'Qualifizierung für Servicepunkte',
    summary: expect.stringContaining('Servicepunkt-Konzept') as string,
    language: 'de',
    authors: ['Kuratorium Deutsche Altershilfe'],
  });
  expect(modules.map(({ position, slug, title, presenceMinutes, onlineMinutes, units }) => [position, slug, title, presenceMinutes, onlineMinutes, kinds(units)])).toEqual([
    [1, 'grundverstaendnis', 'Grundverständnis und Projektrahmen', 360, 135, 'session lesson lesson assignment quiz'],
    [2, 'sozialraum', 'Sozialraum und Schlüsselpersonen', 360, 105, 'session lesson lesson reflection quiz'],
    [3, 'kommunikation', 'Kommunikation und Ansprache', 240, 130, 'session lesson lesson assignment quiz'],
    [4, 'beratung', 'Beratung', 360, 140, 'session lesson lesson lesson reflection quiz'],
    [5, 'anerkennung', 'Anerkennung und Assessment', 240, 125, 'session lesson lesson assignment quiz'],
    [6, 'begleitung', 'Begleitung und Qualität', 240, 170, 'session lesson lesson reflection assignment quiz'],
  ]);
});

test('the Bürger-Profi-Mix is read whole, written by several providers, with a Zukunftswerkstatt in presence', async () => {
  const { authors, modules } = await read(join(curricula, 'buerger-profi-mix'));
  expect(authors).toHaveLength(4);
  expect(modules.map(({ position, slug, presenceMinutes, onlineMinutes, units }) => [position, slug, presenceMinutes, onlineMinutes, kinds(units)])).toEqual([
    [1, 'grundlagen', 180, 45, 'session lesson quiz'],
    [2, 'sozialraum', 180, 75, 'session lesson assignment quiz'],
    [3, 'zusammenarbeit', 240, 60, 'session lesson reflection quiz'],
    [4, 'zukunftswerkstatt', 450, 50, 'lesson session quiz'],
    [5, 'verstetigung', 180, 90, 'session lesson assignment quiz'],
  ]);
});

test.each(['servicepunkt-qualifizierung', 'buerger-profi-mix'])('%s: a module promises the minutes of its units, and each drawing is used', async (slug) => {
  const { modules } = await read(join(curricula, slug));
  for (const { title, presenceMinutes, onlineMinutes, units, assets } of modules) {
    const minutes = (presence: boolean): number => units.filter((unit) => (unit.kind === 'session') === presence).reduce((sum, unit) => sum + unit.minutes, 0);
    const used = assets.filter(({ path }) => units.some((unit) => 'text' in unit && unit.text.includes(`](${path})`)));
    expect([title, minutes(true), minutes(false), used.length]).toEqual([title, presenceMinutes, onlineMinutes, Math.max(1, assets.length)]);
  }
});

describe('a faulty curriculum', () => {
  let folder: string;
  const plant = async (files: Record<string, string>): Promise<void> => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  };
  const uuid = (last: number): string => `8f14e45f-ceea-4e7a-9d3c-0000000000${String(last).padStart(2, '0')}`;
  const unit = (last: number, body: string): string => `---\nuuid: ${uuid(last)}\nkind: lesson\ntitle: Lektion\nminutes: 30\n---\n${body}`;
  const module = (last: number): string => `uuid: ${uuid(last)}\ntitle: Modul\nsummary: Worum es geht.\noutcomes:\n  - etwas erklären\npresenceMinutes: 0\nonlineMinutes: 30\n`;
  const sound = {
    'curriculum.yaml': `format: 1\nuuid: ${uuid(1)}\nslug: probe\ntitle: Probe\nsummary: Worum es geht.\nlanguage: de\nauthors:\n  - Träger Beispiel\n`,
    '01-anfang/module.yaml': module(2),
    '01-anfang/01-lektion/unit.md': unit(3, 'Text.\n'),
  };
  beforeEach(async () => { folder = join(await mkdtemp(join(tmpdir(), 'kursbuch-')), 'probe'); });
  afterEach(async () => { await rm(dirname(folder), { recursive: true }); });

  test('is sound before the faults are planted', async () => {
    await plant(sound);
    expect(await faults(folder)).toEqual([]);
  });

  test('reports every fault of every file with its place', async () => {
    await plant({
      ...sound,
      'curriculum.yaml': `format: 2\nuuid: ${uuid(1)}\nslug: probe\ntitle: 2022\nsummary: Worum es geht.\nlanguage: fr\nauthors: []\nowner: jemand\n`,
      'notizen.txt': 'übrig',
      'Anhang/leer.txt': '',
      '01-anfang/module.yaml': `uuid: keine\ntitle: ${'x'.repeat(201)}\nsummary: Worum es geht.\noutcomes:\n  - ''\npresenceMinutes: 1.5\n`,
      '01-anfang/assets/boese.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="los()">\n  <script>los()</script>\n  <a href="https://example.org"><foreignObject/></a>\n  <use xlink:href="https://example.org/a.svg#b"/>\n  <rect fill="url(https://example.org/a)"/>\n</svg>\n',
      '01-anfang/assets/foto.png': '',
      '01-anfang/assets/text.svg': 'kein Bild',
      '01-anfang/01-lektion/unit.md': unit(3, 'Ein <b>fetter</b> Satz.\n\n`<b>` und \\<b> und <https://example.org> sind keiner.\n\n```\n<script>\n```\n\n![Skizze](assets/fehlt.svg)\n![ ](assets/boese.svg) ![Fern](https://example.org/bild.svg)\n![Verweis][1]\n'),
      '01-anfang/01-lektion/mehr.md': '',
      '01-anfang/02-vorspann/unit.md': '---\nuuid: [\nkind: lesson\n---\nText.\n',
      '01-anfang/03-vorspann/unit.md': `---\nuuid: ${uuid(5)}\nkind: video\ntitle: Lektion\nminutes: 0\nlänge: kurz\n---\n\n`,
      '01-anfang/04-offen/unit.md': 'Text ohne Vorspann.\n',
      '01-anfang/05-quiz/quiz.yaml': [
        `uuid: ${uuid(6)}`, 'title: Quiz', 'minutes: 10', 'passShare: 1.5', 'questions:',
        `  - uuid: ${uuid(7)}`, '    kind: single', '    text: Frage', '    options:', '      - text: ja', '        correct: vielleicht', '    explanation: Darum.', ''].join('\n'),
      '01-anfang/06-quiz/quiz.yaml': [
        `uuid: ${uuid(8)}`, 'title: Quiz', 'minutes: 10', 'passShare: 0.7', 'questions:',
        `  - uuid: ${uuid(8)}`, '    kind: single', '    text: |', '      Erste Zeile.', '      Zweite <i>Zeile</i>', '    options:',
        '      - text: ja', '        correct: true', '      - text: auch', '        correct: true', '    explanation: Darum.',
        `  - uuid: ${uuid(9)}`, '    kind: truth', '    text: Stimmt?', '    options:',
        '      - { text: ja, correct: true }', '      - { text: nein, correct: false }', '      - { text: weiß nicht, correct: false }', '    explanation: "Ein <br> darin."',
        `  - uuid: ${uuid(10)}`, '    kind: multiple', '    text: Welche?', '    options:',
        '      - { text: a, correct: false }', '      - { text: b, correct: false }', '    explanation: Keine.', ''].join('\n'),
      '01-anfang/06-doppelt/session.yaml': `uuid: ${uuid(11)}\ntitle: Treffen\nminutes: 90\nminutes: 45\n`,
      '01-anfang/07-zwei/session.yaml': `uuid: ${uuid(12)}\ntitle: Treffen\nminutes: 90\n`,
      '01-anfang/07-zwei/assignment.yaml': '',
      '01-anfang/08-anker/session.yaml': `uuid: &a ${uuid(13)}\ntitle: *a\nminutes: 90\n`,
      '02-leer/assets/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title></svg>',
      '03-kopie/module.yaml': module(2),
      '03-kopie/01-lektion/unit.md': unit(3, 'Text.\n'),
    });
    await symlink('/etc/passwd', join(folder, '03-kopie/verweis.md'));
    expect(await faults(folder)).toEqual([
      '01-anfang/01-lektion/mehr.md:1:1: expected no file of this name in a unit: only unit.md, quiz.yaml, assignment.yaml, session.yaml',
      '01-anfang/01-lektion/unit.md:7:5: expected Markdown without HTML (a less-than sign is written \\<)',
      '01-anfang/01-lektion/unit.md:7:14: expected Markdown without HTML (a less-than sign is written \\<)',
      '01-anfang/01-lektion/unit.md:15:1: expected the file assets/fehlt.svg in the folder of the module',
      '01-anfang/01-lektion/unit.md:16:1: expected a text between [ and ] that says what the image shows',
      '01-anfang/01-lektion/unit.md:16:24: expected an image of this module (assets/name.svg), not https://example.org/bild.svg',
      '01-anfang/01-lektion/unit.md:17:1: expected an image written as ![Alt text](assets/name.svg)',
      '01-anfang/02-vorspann/unit.md:3:1: expected valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
      '01-anfang/03-vorspann/unit.md:3:7: expected one of lesson, reflection',
      '01-anfang/03-vorspann/unit.md:5:10: expected a number of at least 1',
      '01-anfang/03-vorspann/unit.md:6:1: expected one of the keys uuid, kind, title, minutes; not länge',
      '01-anfang/03-vorspann/unit.md:8:1: expected a text after the front matter',
      '01-anfang/04-offen/unit.md:1:1: expected front matter: a first line of --- , YAML, and a line of ---',
      '01-anfang/05-quiz/quiz.yaml:4:12: expected a number of at most 1',
      '01-anfang/05-quiz/quiz.yaml:10:7: expected at least 2 entries',
      '01-anfang/05-quiz/quiz.yaml:11:18: expected true or false',
      '01-anfang/06-doppelt/session.yaml:4:1: expected valid YAML: Map keys must be unique',
      '01-anfang/06-quiz:1:1: expected a number of its own: 06 already belongs to 01-anfang/06-doppelt',
      '01-anfang/06-quiz/quiz.yaml:6:11: expected a uuid of its own: 8f14e45f-ceea-4e7a-9d3c-000000000008 already stands at 01-anfang/06-quiz/quiz.yaml:1:7',
      '01-anfang/06-quiz/quiz.yaml:10:14: expected Markdown without HTML (a less-than sign is written \\<)',
      '01-anfang/06-quiz/quiz.yaml:10:22: expected Markdown without HTML (a less-than sign is written \\<)',
      '01-anfang/06-quiz/quiz.yaml:11:5: expected exactly one answer that is correct; these are 2',
      '01-anfang/06-quiz/quiz.yaml:20:5: expected exactly two answers to a statement; these are 3',
      '01-anfang/06-quiz/quiz.yaml:24:18: expected Markdown without HTML (a less-than sign is written \\<)',
      '01-anfang/06-quiz/quiz.yaml:28:5: expected at least one answer that is correct',
      '01-anfang/07-zwei:1:1: expected exactly one of the files unit.md, quiz.yaml, assignment.yaml, session.yaml in the folder of a unit',
      '01-anfang/08-anker/session.yaml:2:8: expected the value itself instead of the alias *a',
      '01-anfang/assets/boese.svg:1:41: expected a drawing without the handler onload',
      '01-anfang/assets/boese.svg:2:3: expected a drawing without the element script',
      '01-anfang/assets/boese.svg:3:3: expected a drawing without the element a',
      '01-anfang/assets/boese.svg:3:6: expected a reference inside the drawing (#name)',
      '01-anfang/assets/boese.svg:3:33: expected a drawing without the element foreignObject',
      '01-anfang/assets/boese.svg:4:8: expected a reference inside the drawing (#name)',
      '01-anfang/assets/boese.svg:5:9: expected a value without references to other places',
      '01-anfang/assets/foto.png:1:1: expected a drawing with a name such as ablauf.svg (a-z, 0-9 and hyphens)',
      '01-anfang/assets/text.svg:1:1: expected an SVG drawing that begins with <svg',
      '01-anfang/module.yaml:1:1: expected the key onlineMinutes',
      '01-anfang/module.yaml:1:7: expected a random UUID (version 4) in lower case; it stays the same for as long as this part exists',
      '01-anfang/module.yaml:2:8: expected at most 200 characters; these are 201',
      '01-anfang/module.yaml:5:5: expected a text that is not empty',
      '01-anfang/module.yaml:6:18: expected a whole number',
      '02-leer:1:1: expected at least one folder with a unit, such as 01-einstieg',
      '02-leer/module.yaml:1:1: expected this file: what the module is',
      '03-kopie/01-lektion/unit.md:2:7: expected a uuid of its own: 8f14e45f-ceea-4e7a-9d3c-000000000003 already stands at 01-anfang/01-lektion/unit.md:2:7',
      '03-kopie/verweis.md:1:1: expected a file or a folder, no link to another place',
      'Anhang:1:1: expected no folder of this name: only folders such as 01-einstieg (two digits, a hyphen, a-z, 0-9 and hyphens)',
      'curriculum.yaml:1:9: expected 1',
      'curriculum.yaml:4:8: expected a text (in quotation marks if it looks like a number or a date)',
      'curriculum.yaml:6:11: expected one of de',
      'curriculum.yaml:7:10: expected at least 1 entry',
      'curriculum.yaml:8:1: expected one of the keys format, uuid, slug, title, summary, language, authors; not owner',
      'notizen.txt:1:1: expected no file of this name in a curriculum: only curriculum.yaml',
    ]);
  });

  test('a folder that is not there is a fault, not a crash', async () => {
    expect(await faults(folder)).toEqual(['curriculum.yaml:1:1: expected a folder with this file']);
  });

  test('a name that is not the folder name is refused, and a byte that is not UTF-8', async () => {
    await plant({ ...sound, 'curriculum.yaml': sound['curriculum.yaml'].replace('slug: probe', 'slug: andere') });
    await writeFile(join(folder, '01-anfang/01-lektion/unit.md'), Buffer.from([0x2d, 0xff, 0xfe]));
    expect(await faults(folder)).toEqual([
      '01-anfang/01-lektion/unit.md:1:1: expected text in UTF-8',
      'curriculum.yaml:3:7: expected the name of the folder: probe',
    ]);
  });
});
