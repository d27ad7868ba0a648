import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readProgramme, wordSourceError } from '../../server/src/installation/reader/read-programme.js';
import { Seeds } from '../../server/src/installation/seeds.js';
import { openWorld } from '../support/world.js';

const root = join(import.meta.dirname, '../..');
const START = '2026-03-11';
let checkout: string;
let folder: string;
beforeEach(() => { checkout = mkdtempSync(join(tmpdir(), 'kursbuch-')); folder = join(checkout, 'seeds/demo/probe'); });
afterEach(() => { rmSync(checkout, { recursive: true }); });

const plant = async (files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries({ ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
};
const faults = async (startDay = START): Promise<string[]> => {
  const read = await readProgramme(folder, startDay, join(root, 'curricula'));
  return 'errors' in read ? read.errors.map(wordSourceError) : [];
};

const uuid = (last: number): string => `8f14e45f-ceea-4e7a-9d3c-0000000000${String(last).padStart(2, '0')}`;
const lines = (...all: string[]): string => `${all.join('\n')}\n`;
const person = (number: number, key: string): string => `  - { key: ${key}, uuid: ${uuid(number)}, givenName: Ada, familyName: Beispiel, email: ${key}@example.org, language: de }`;
const session = (number: number, key: string, rest: string): string => `      - { uuid: ${uuid(number)}, key: ${key}, title: Einheit, ${rest}, agenda: Reden }`;

const sound = {
  'provider.yaml': lines(`uuid: ${uuid(1)}`, 'slug: traeger', 'name: Träger', 'shortName: Träger', 'address: Musterweg 1, 10115 Berlin', 'website: https://example.org', 'imprint: Text.', 'privacyContact: { name: Ada Beispiel, email: ada@example.org }', 'colour: "#0B5563"'),
  'programme.yaml': lines(`uuid: ${uuid(2)}`, 'slug: probe', 'title: Probe', 'subtitle: Eine Probe', 'summary: Worum es geht.', 'startsOn: 2022-01-01', 'endsOn: 2022-12-31', 'timeZone: Europe/Berlin', 'contact: { name: Ada Beispiel, phone: +49 30 1, email: ada@example.org }', 'funders: []', 'phases: []'),
  'persons.yaml': lines('persons:', person(11, 'ada'), person(12, 'bert'), person(13, 'cleo')),
  'sites.yaml': lines('sites:', `  - { key: nord, uuid: ${uuid(21)}, kind: city, name: Stadt Nord, shortName: Nord, locality: Nord, organisations: [{ name: Büro, kind: seniorenbuero, locality: Nord }] }`, `  - { key: sued, uuid: ${uuid(22)}, kind: city, name: Stadt Süd, shortName: Süd, locality: Süd, organisations: [] }`),
  'roles.yaml': lines('assignments:', '  - { person: cleo, role: trainer }'),
  'cohorts/eins.yaml': lines(
    `uuid: ${uuid(31)}`, 'slug: eins', 'title: Eins', 'curriculum: servicepunkt-qualifizierung', 'curriculumVersion: 1', 'startsOn: 2022-06-01', 'endsOn: 2022-10-31',
    'seats:', '  - { site: nord, kind: main, enrolments: [{ person: ada, validFrom: 2022-06-01 }] }', '  - { site: nord, kind: deputy, enrolments: [{ person: bert, validFrom: 2022-06-01 }] }',
    'events:', `  - uuid: ${uuid(41)}`, '    key: workshop', '    kind: workshop', '    title: Workshop', '    startsOn: 2022-06-22', '    endsOn: 2022-06-22', '    venue: { name: Haus, address: Weg 1 }', '    status: confirmed', '    sessions:',
    session(51, 'w-1', 'day: 2022-06-22, start: "09:00", end: "10:30", minutes: 90, module: 01-grundverstaendnis'),
    'openings: []', 'rule: { purpose: participation, title: Bescheinigung, conditions: [{ kind: attended-share, atLeast: 0.8, of: whole, base: programme }] }'),
  'marks/eins.yaml': lines('cohort: eins', 'marks:', '  w-1: { default: present }'),
  'learning/eins.yaml': lines('cohort: eins', 'time: "18:30"', 'on: { 01-grundverstaendnis: 2022-07-04 }', 'persons:', '  ada: { done: [01-grundverstaendnis], quizzes: { 01-grundverstaendnis: 1 } }'),
};

test('the demo programme of the checkout is sound, and so is the small one before the faults are planted', async () => {
  expect(await readProgramme(join(root, 'seeds/demo/servicepunkte'), START)).toMatchObject({ programme: { slug: 'servicepunkte', persons: expect.any(Array), cohorts: [{ slug: 'durchgang-2022' }, { slug: 'durchgang-heute' }] } });
  await plant(sound);
  expect(await faults()).toEqual([]);
});

test('every fault within a file is reported with its place, all files at once', async () => {
  await plant({
    'provider.yaml': sound['provider.yaml'].replace('#0B5563', 'blau').replace('https:', 'http:').replace('slug: traeger', 'slug: Träger GmbH'),
    'programme.yaml': sound['programme.yaml'].replace('phases: []', 'phases:\n  - key: eins\n    title: Phase\n    startsOn: 2022-13-01\n').replace('+49 30 1', '030'),
    'persons.yaml': lines('persons:', '  - key: Ada', '    uuid: keine', '    givenName: ""', `    familyName: ${'x'.repeat(101)}`, '    email: ada', '    language: fr', '    nickname: A'),
    'sites.yaml': 'sites: [\n',
    'roles.yaml': lines('assignments:', '  - &a { person: ada, role: king }', '  - *a'),
    'notizen.txt': 'übrig',
    'anhang/leer.txt': '',
    'cohorts/eins.yaml': sound['cohorts/eins.yaml'].replace('curriculumVersion: 1', 'curriculumVersion: 0').replace('kind: deputy', 'kind: vice').replace('"10:30"', '"25:30"').replace('minutes: 90', 'minutes: viele').replace('rule:', 'regel: x\nrule:'),
    'cohorts/lies.md': '',
    'cohorts/tief/leer.yaml': '',
    'marks/eins.yaml': lines('cohort: eins', 'marks:', '  W 1: { default: here }', '  w-2: { except: { ada: { kind: late, minutesMissed: 0 } } }'),
    'marks/zwei.yaml': '',
    'learning/eins.yaml': lines('cohort: eins', 'time: 18.30', 'on: {}', 'persons:', '  ada: { done: some, quizzes: { 01-grundverstaendnis: 1.5 } }'),
  });
  await writeFile(join(folder, 'marks/eins.yaml.bak'), Buffer.from([0xff]));
  await symlink('/etc/passwd', join(folder, 'verweis'));
  expect(await faults()).toEqual([
    'anhang:1:1: expected no folder of this name in a programme: only cohorts, marks, learning',
    'cohorts/eins.yaml:5:20: expected a number of at least 1',
    'cohorts/eins.yaml:10:25: expected one of main, deputy, further',
    'cohorts/eins.yaml:21:119: expected a local time of day in quotation marks, such as "09:30"',
    'cohorts/eins.yaml:21:137: expected a whole number',
    'cohorts/eins.yaml:23:1: expected one of the keys uuid, slug, title, curriculum, curriculumVersion, relativeTo, startsOn, endsOn, seats, events, openings, rule; not regel',
    'cohorts/lies.md:1:1: expected only files such as durchgang-2022.yaml',
    'cohorts/tief:1:1: expected no folder in here',
    'learning/eins.yaml:2:7: expected a text (in quotation marks if it looks like a number or a date)',
    'learning/eins.yaml:5:16: expected all, none, or a list of modules whose lessons, reflections and assignments are all done',
    'learning/eins.yaml:5:55: expected the share of questions answered rightly, from 0 to 1, or a list of shares, one for each attempt on successive days',
    'marks/eins.yaml:3:3: expected the name by which the other files of this programme refer to it: lower-case letters a-z, digits and single hyphens, at most 80',
    'marks/eins.yaml:3:19: expected one of present, excused, absent, not-recorded',
    'marks/eins.yaml:4:8: expected the key default',
    'marks/eins.yaml:4:54: expected a number of at least 1',
    'marks/eins.yaml.bak:1:1: expected only files such as durchgang-2022.yaml',
    'marks/zwei.yaml:1:1: expected a cohort cohorts/zwei.yaml',
    'notizen.txt:1:1: expected no file of this name in a programme: only expected.yaml, signin.yaml, provider.yaml, programme.yaml, persons.yaml, roles.yaml, sites.yaml',
    'persons.yaml:2:10: expected the name by which the other files of this programme refer to it: lower-case letters a-z, digits and single hyphens, at most 80',
    'persons.yaml:3:11: expected a random UUID (version 4) in lower case; it stays the same for as long as this thing exists',
    'persons.yaml:4:16: expected a text that is not empty',
    'persons.yaml:4:16: expected the given name; one line of 1 to 100 characters, with no space at its ends',
    'persons.yaml:5:17: expected at most 100 characters; these are 101',
    'persons.yaml:6:12: expected an e-mail address of at most 320 characters',
    'persons.yaml:7:15: expected one of de, en',
    'persons.yaml:8:5: expected one of the keys key, uuid, title, givenName, familyName, email, phone, birthDate, language; not nickname',
    'programme.yaml:9:39: expected a text (in quotation marks if it looks like a number or a date)',
    'programme.yaml:12:5: expected the key endsOn',
    'programme.yaml:14:15: expected a date such as 2022-06-22',
    'provider.yaml:2:7: expected the short name in addresses: lower-case letters a-z, digits and single hyphens',
    'provider.yaml:6:10: expected an address that begins with https://, at most 500 characters',
    'provider.yaml:9:9: expected the leading colour as #RRGGBB, in quotation marks',
    'roles.yaml:3:5: expected the value itself instead of the alias *a',
    'sites.yaml:2:1: expected valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    'verweis:1:1: expected a file or a folder, no link to another place',
  ]);
});

test('every fault between the files is reported with its place', async () => {
  await plant({
    ...sound,
    'programme.yaml': sound['programme.yaml'].replace('Europe/Berlin', 'Europe/Nirgends').replace('2022-12-31', '2021-12-31').replace('phases: []', lines('phases:',
      '  - { key: eins, title: Eins, startsOn: 2022-06-31, endsOn: 2022-07-01 }', '  - { key: eins, title: Eins, startsOn: 2022-07-01, endsOn: 2022-06-01 }', 'workPackages:', '  - { number: 1, title: AP1, spans: [[4, 2]] }', '  - { number: 1, title: AP1, spans: [[1, 2]] }').trimEnd()),
    'persons.yaml': lines('persons:', person(11, 'ada'), person(11, 'bert'), person(13, 'ada'), person(14, 'cleo').replace('language: de', 'language: de, birthDate: 1980-02-30')),
    'sites.yaml': lines('sites:', `  - { key: nord, uuid: ${uuid(21)}, kind: city, name: Nord, shortName: Nord, locality: Nord, parent: sued, organisations: [{ name: Büro, kind: buero, locality: Nord }] }`,
      `  - { key: sued, uuid: ${uuid(22)}, kind: city, name: Süd, shortName: Süd, locality: Süd, parent: nord, organisations: [] }`, `  - { key: ost, uuid: ${uuid(23)}, kind: city, name: Ost, shortName: Ost, locality: Ost, parent: west, organisations: [] }`),
    'roles.yaml': lines('assignments:', '  - { person: dora, role: trainer }', '  - { person: ada, role: site-contact }', '  - { person: ada, role: trainer, site: nord }', '  - { person: cleo, role: issuer }', '  - { person: cleo, role: issuer }', '  - { person: cleo, role: site-contact, site: mitte }'),
    'signin.yaml': lines('people:', '  - { person: emil, label: { de: Emil, en: Emil } }'),
    'cohorts/eins.yaml': lines(
      `uuid: ${uuid(31)}`, 'slug: zwei', 'title: Eins', 'curriculum: servicepunkt-qualifizierung', 'curriculumVersion: 1', 'startsOn: 2022-06-01', 'endsOn: 2022-05-01',
      'seats:', '  - { site: west, kind: main, enrolments: [{ person: ada, validFrom: 2022-06-01, validTo: 2022-06-01 }] }',
      '  - { site: nord, kind: main, enrolments: [{ person: bert, validFrom: 2022-06-01 }, { person: cleo, validFrom: 2022-07-01 }] }',
      '  - { site: nord, kind: main, enrolments: [{ person: bert, validFrom: 2022-08-01 }] }', '  - { site: nord, kind: deputy, enrolments: [{ person: dora, validFrom: 2022-06-01 }] }',
      'events:', `  - uuid: ${uuid(41)}`, '    key: workshop', '    kind: workshop', '    title: Workshop', '    startsOn: 2022-06-22', '    endsOn: 2022-06-21', '    status: cancelled', '    sessions:',
      session(51, 'w-1', 'day: 2022-06-23, start: "09:00", end: "08:00", minutes: 90, module: 09-nichts'),
      session(31, 'w-1', 'day: 2022-06-22, start: "09:00", end: "10:00", minutes: 90'),
      'openings:', '  - { module: 01-grundverstaendnis, opensOn: 2022-06-24, closesOn: 2022-06-01 }', '  - { module: 01-grundverstaendnis, opensOn: 2022-06-24 }', '  - { module: 07-fehlt, opensOn: 2022-06-24 }',
      'rule: { purpose: participation, title: Bescheinigung, conditions: [{ kind: attended-share, atLeast: 0.8, of: whole, base: programme }] }'),
    'marks/eins.yaml': lines('cohort: zwei', 'marks:', '  w-1: { default: present, except: { emil: { kind: absent }, bert: { kind: late } }, substitutes: [{ site: nord, seat: main, name: Eva Beispiel }, { site: mitte, seat: main, name: Eva Beispiel }] }', '  w-9: { default: present }'),
    'learning/eins.yaml': lines('cohort: eins', 'time: "18:30"', 'on: { 01-grundverstaendnis: 2022-05-04, 08-fehlt: 2022-07-04 }', 'persons:', '  ada: { done: all, quizzes: {} }'),
    'cohorts/heute.yaml': sound['cohorts/eins.yaml'].replace('slug: eins', 'slug: heute\nrelativeTo: start').replaceAll(uuid(31), uuid(61)).replaceAll(uuid(41), uuid(62)).replaceAll(uuid(51), uuid(63))
      .replace('startsOn: 2022-06-01', 'startsOn: -10').replace('endsOn: 2022-10-31', 'endsOn: 90').replaceAll('validFrom: 2022-06-01', 'validFrom: -10').replaceAll(/(day|startsOn|endsOn): 2022-06-22/g, '$1: 5').replace('curriculum: servicepunkt-qualifizierung', 'curriculum: gibt-es-nicht'),
    'marks/heute.yaml': lines('cohort: heute', 'marks:', '  w-1: { default: present }'),
    'cohorts/gemischt.yaml': sound['cohorts/eins.yaml'].replace('slug: eins', 'slug: gemischt').replaceAll(uuid(31), uuid(71)).replaceAll(uuid(41), uuid(72)).replaceAll(uuid(51), uuid(73)).replace('startsOn: 2022-06-01', 'startsOn: -10'),
    'learning/heute.yaml': lines('cohort: heute', 'time: "18:30"', 'on: { 01-grundverstaendnis: -1 }', 'persons:', '  zoe: { done: none, quizzes: {} }', '  ada: { done: [01-grundverstaendnis, 02-sozialraum], quizzes: { 01-grundverstaendnis: [0.4, 0.6, 1] } }'),
  });
  expect(await faults()).toEqual([
    'cohorts/eins.yaml:2:7: expected the name of the file: eins',
    'cohorts/eins.yaml:7:9: expected a day not before 2022-06-01',
    'cohorts/eins.yaml:9:13: expected a site of sites.yaml; west is not known',
    'cohorts/eins.yaml:9:91: expected a day after 2022-06-01',
    'cohorts/eins.yaml:10:112: expected a day on which nobody else holds this seat; see cohorts/eins.yaml:10:44',
    'cohorts/eins.yaml:11:5: expected a key of its own: nord main already stands at cohorts/eins.yaml:10:5',
    'cohorts/eins.yaml:11:71: expected a day on which this person holds no other seat; see cohorts/eins.yaml:10:44',
    'cohorts/eins.yaml:12:56: expected a person of persons.yaml; dora is not known',
    'cohorts/eins.yaml:14:5: expected the key venue or onlineUrl: where people meet',
    'cohorts/eins.yaml:19:13: expected a day not before 2022-06-22',
    'cohorts/eins.yaml:22:86: expected a day of its event, 2022-06-22 to 2022-06-21',
    'cohorts/eins.yaml:22:119: expected a time after 09:00',
    'cohorts/eins.yaml:22:149: expected a folder of a module in curricula/servicepunkt-qualifizierung; 09-nichts is not known',
    'cohorts/eins.yaml:23:17: expected a uuid of its own: 8f14e45f-ceea-4e7a-9d3c-000000000031 already stands at cohorts/eins.yaml:1:7',
    'cohorts/eins.yaml:23:60: expected a key of its own: w-1 already stands at cohorts/eins.yaml:22:60',
    'cohorts/eins.yaml:23:86: expected a day of its event, 2022-06-22 to 2022-06-21',
    'cohorts/eins.yaml:23:137: expected at most the 60 minutes from 09:00 to 10:00',
    'cohorts/eins.yaml:25:68: expected a day not before 2022-06-24',
    'cohorts/eins.yaml:26:15: expected a key of its own: 01-grundverstaendnis already stands at cohorts/eins.yaml:25:15',
    'cohorts/eins.yaml:27:15: expected a folder of a module in curricula/servicepunkt-qualifizierung; 07-fehlt is not known',
    'cohorts/gemischt.yaml:6:11: expected a day of the calendar such as 2022-06-22',
    'cohorts/heute.yaml:5:13: expected a curriculum in the folder curricula; gibt-es-nicht is not there',
    'learning/eins.yaml:3:41: expected a folder of a module in curricula/servicepunkt-qualifizierung; 08-fehlt is not known',
    'learning/heute.yaml:5:3: expected a person of cohorts/heute.yaml; zoe holds no seat there',
    'learning/heute.yaml:6:39: expected a module with a day under on; 02-sozialraum has none',
    'learning/heute.yaml:6:88: expected something done before the start day; 01-grundverstaendnis falls on 2026-03-11',
    'learning/heute.yaml:6:88: expected something done before the start day; 01-grundverstaendnis falls on 2026-03-12',
    'marks/eins.yaml:1:9: expected the name of the file: eins',
    'marks/eins.yaml:3:3: expected a session that takes place; its event is cancelled',
    'marks/eins.yaml:3:38: expected a person who holds a seat on the day of the session; emil does not',
    'marks/eins.yaml:3:68: expected the key minutesMissed',
    'marks/eins.yaml:3:100: expected a seat whose holder is marked excused or absent in this session',
    'marks/eins.yaml:3:100: expected a site with exactly one seat of this kind; nord has 2',
    'marks/eins.yaml:3:148: expected a site with exactly one seat of this kind; mitte has 0',
    'marks/eins.yaml:4:3: expected a session of cohorts/zwei.yaml; w-9 is not known',
    'marks/heute.yaml:3:3: expected a session not after the start day',
    'persons.yaml:3:24: expected a uuid of its own: 8f14e45f-ceea-4e7a-9d3c-000000000011 already stands at persons.yaml:2:23',
    'persons.yaml:4:12: expected a key of its own: ada already stands at persons.yaml:2:12',
    'persons.yaml:5:150: expected a day of the calendar such as 2022-06-22',
    'programme.yaml:7:9: expected a day not before 2022-01-01',
    'programme.yaml:8:11: expected the IANA name of a time zone, such as Europe/Berlin',
    'programme.yaml:12:41: expected a day of the calendar such as 2022-06-22',
    'programme.yaml:13:12: expected a key of its own: eins already stands at programme.yaml:12:12',
    'programme.yaml:13:61: expected a day not before 2022-07-01',
    'programme.yaml:15:38: expected the first month before the last',
    'programme.yaml:16:15: expected a key of its own: 1 already stands at programme.yaml:15:15',
    'roles.yaml:2:15: expected a person of persons.yaml; dora is not known',
    'roles.yaml:3:5: expected the key site: whose contact this is',
    'roles.yaml:4:41: expected a site only with the role site-contact',
    'roles.yaml:5:5: expected the key function: what the issuer signs as',
    'roles.yaml:6:5: expected a key of its own: cleo issuer already stands at roles.yaml:5:5',
    'roles.yaml:6:5: expected the key function: what the issuer signs as',
    'roles.yaml:7:47: expected a site of sites.yaml; mitte is not known',
    'signin.yaml:2:15: expected a person of persons.yaml; emil is not known',
    'sites.yaml:2:127: expected a parent that does not lie below the site itself',
    'sites.yaml:2:169: expected a kind of seeds/reference/organisation-kinds.yaml; buero is not known',
    'sites.yaml:3:124: expected a parent that does not lie below the site itself',
    'sites.yaml:4:123: expected a site of sites.yaml; west is not known',
  ]);
});

test('a folder that is not there, and one without its files', async () => {
  expect(await faults()).toEqual(['programme.yaml:1:1: expected a folder with this file']);
  await plant({ 'provider.yaml': sound['provider.yaml'] });
  expect(await faults()).toEqual(['persons.yaml:1:1: expected this file', 'programme.yaml:1:1: expected this file', 'roles.yaml:1:1: expected this file', 'sites.yaml:1:1: expected this file']);
  await expect(readProgramme(folder, '2026-02-30')).rejects.toThrow('The start day must be a date such as 2022-06-22, not 2026-02-30.');
});

test('of a faulty programme nothing is stored, not even the curricula beside it', async () => {
  await plant({ ...sound, 'roles.yaml': lines('assignments:', '  - { person: dora, role: trainer }') });
  cpSync(join(root, 'curricula/buerger-profi-mix'), join(checkout, 'curricula/buerger-profi-mix'), { recursive: true });
  const world = await openWorld({ root: checkout });
  try {
    await world.db.query('set session_replication_role = replica; truncate programme, curriculum, person, provider cascade');
    const stored = async () => (await world.db.query('select (select count(*) from curriculum) + (select count(*) from programme) + (select count(*) from person) + (select count(*) from provider) + (select count(*) from site) as n')).rows as unknown;
    await expect(world.app.get(Seeds).demo(() => undefined)).rejects.toThrow(/^roles\.yaml:2:15: expected a person of persons\.yaml; dora is not known$/);
    expect(await stored()).toEqual([{ n: '0' }]);
    await rm(join(folder, 'roles.yaml'));
    await plant({ 'roles.yaml': sound['roles.yaml'] });
    // The cohort needs its curriculum.
    cpSync(join(root, 'curricula/servicepunkt-qualifizierung'), join(checkout, 'curricula/servicepunkt-qualifizierung'), { recursive: true });
    await world.app.get(Seeds).demo(() => undefined);
    expect(await stored()).toEqual([{ n: '9' }]);
  } finally {
    await world.close();
  }
});
