import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { everythingKept } from '../../server/src/privacy/everything-kept.js';
import { command } from '../support/command.js';
import { readBy } from '../support/pdf-readers.js';
import { PLANTED, PLANTED_EMAIL, plantPerson } from '../support/planted-person.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  await plantPerson(world);
  folder = join(mkdtempSync(join(tmpdir(), 'export-')), 'person');
  await command(world, 'export-person', PLANTED_EMAIL, folder);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

interface Read { format: string; person: string; name: string; exportedAt: string; activities: { activity: string; title: string[]; data: { what: string[]; rows: Record<string, unknown>[] }[] }[] }
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/) as string;
const FIRST = { event: 'Workshop 1: Gemeinsames Verständnis und Sozialraum', session: expect.any(String) as string, startsAt: '2022-06-22T07:30:00+00:00' };
const NAME = 'Qzxqzgiven Qzxqzfamily';

test('the folder holds JSON, PDF and the certificate, for its owner alone', () => {
  expect(readdirSync(folder).sort()).toEqual(['0000-0000-0000-0001-Teilnahmebescheinigung-Qzxqzgiven-Qzxqzfamily-0000.pdf', 'person.json', 'person.pdf']);
  expect([folder, join(folder, 'person.json')].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
});

test('the JSON holds everything, and nothing of others', () => {
  const read = JSON.parse(readFileSync(join(folder, 'person.json'), 'utf8')) as Read;
  const trail = read.activities.at(-1)!;
  expect({ ...read, exportedAt: undefined, activities: undefined }).toEqual({ format: 'kursbuch-person-1', person: PLANTED, name: `Qzxqztitle ${NAME}` });
  expect(read.exportedAt).toMatch(/^2026-03-11T/);
  expect(trail.data.map(({ what, rows }) => [what[1], rows.length])).toEqual([['Changes of the person\'s data', 11], ['Changes made by the person', 1], ['Changes of other data that name the person', 10]]);
  const words = (key: string) => everythingKept().find((activity) => `${activity.room}.${activity.key}` === key)!;
  for (const { activity, data, ...frame } of read.activities as (Read['activities'][number] & Record<string, unknown>)[]) {
    const { title, purpose, seenBy, ground, keepFor } = words(activity);
    expect(frame).toEqual({ title, purpose, seenBy, ground, keepFor: { period: keepFor.period, after: keepFor.after } });
    expect(data.every(({ what }) => words(activity).holdings.some((holding) => holding.what[1] === what[1]))).toBe(true);
  }
  expect(Object.fromEntries(read.activities.slice(0, -1).map(({ activity, data }) => [activity, Object.fromEntries(data.map(({ what, rows }) => [what[1], rows]))]))).toEqual({
    'identity.person': {
      Name: [{ title: 'Qzxqztitle', givenName: 'Qzxqzgiven', familyName: 'Qzxqzfamily', language: 'de' }],
      'Contact data': [{ email: PLANTED_EMAIL, phone: 'qzxqzphone', birthDate: '1970-01-01' }],
    },
    'identity.account': {
      'Link of person and account': [{ account: expect.any(String) }],
      'Choice of person at a shared mailbox': [{ session: expect.any(String) }],
      Account: [{ email: PLANTED_EMAIL, name: NAME, createdAt: TIME }],
      'Password (as a hash)': [{ kind: 'credential', createdAt: TIME }],
      'Sign-ins': [{ since: TIME, until: TIME, address: 'qzxqzaddress', device: 'qzxqzagent' }],
      'Work that waits for the person': [{ since: TIME }],
    },
    'identity.letters': {
      'E-mails to the person': [
        { subject: 'Einladung', body: `Guten Tag ${NAME}`, cause: 'role-given', createdAt: '2026-03-10T08:00:00+00:00', sentAt: null },
        { subject: '…', body: '…', cause: 'sign-in-code', createdAt: TIME, sentAt: null },
      ],
      'E-mails to others that name the person': [{ cause: 'role-given', createdAt: '2026-03-10T08:00:00+00:00' }],
    },
    'curricula.authorship': {
      'Curricula that name the person as an author': [{ curriculum: 'Gepflanzt' }],
      'Versions released': [{ curriculum: 'Gepflanzt', number: 1, publishedAt: TIME }],
    },
    'programmes.roles': {
      Roles: [{ role: 'trainer', programme: 'Zweites Programm', site: null, function: 'qzxqzfunction', givenAt: TIME, endedAt: null }],
      'Roles that the person gave or ended': [{ role: 'trainer', programme: 'Zweites Programm', givenAt: TIME, endedAt: TIME }],
    },
    'programmes.contact': {
      'Programmes that name the person': [{ programme: 'Zweites Programm', name: NAME, phone: 'qzxqzphone', email: PLANTED_EMAIL }],
      'Providers that name the person for data protection': [{ provider: 'Zweiter Träger', name: NAME, email: PLANTED_EMAIL }],
    },
    'cohorts.participation': {
      'Seats in cohorts': [
        { cohort: 'Durchgang 2022', site: 'Stadt Ulm', seat: 'further', validFrom: '2022-06-01', validTo: null },
        { cohort: 'Laufender Durchgang', site: 'Stadt Ulm', seat: 'further', validFrom: '2026-06-01', validTo: null },
      ],
    },
    'attendance.attendance': {
      'Attendance by session': [{ ...FIRST, site: 'Stadt Ulm', kind: 'late', minutesMissed: 15, note: 'qzxqznote', recordedAt: '2022-06-22T09:00:00+00:00' }],
      'Attendance of others that the person recorded': [{ ...FIRST, count: 1 }],
      'Substitutes of this name': [{ ...FIRST, site: 'Stadt Ulm', name: NAME }],
      'Substitutes that the person recorded': [{ ...FIRST, count: 1 }],
      'Roll calls that the person closed': [{ ...FIRST, count: 1 }],
      'Roll calls that the person opened again': [{ ...FIRST, count: 1 }],
    },
    'learning.learning': {
      'Units worked on and texts of one\'s own': [{ cohort: 'Durchgang 2022', unit: 'Was ein Servicepunkt leistet', position: 'qzxqzposition', text: 'qzxqztext', openedAt: '2022-07-01T08:00:00+00:00', touchedAt: '2022-07-01T08:30:00+00:00', doneAt: null }],
      'Attempts at quizzes': [{ cohort: 'Durchgang 2022', unit: expect.any(String), points: 1, pointsPossible: 4, passed: false, submittedAt: '2022-07-02T08:00:00+00:00', answers: expect.arrayContaining([{ asked: expect.any(String), answers: [expect.any(String)] }]) }],
    },
    'certificates.certificates': {
      'PDF of the certificates': [{ name: 'Teilnahmebescheinigung-Qzxqzgiven-Qzxqzfamily-0000.pdf', bytes: 64 }],
      Certificates: [{
        number: '0000-0000-0000-0001', title: 'Teilnahmebescheinigung', state: 'issued', issuedAt: '2026-03-01T09:00:00+00:00', states: { title: 'Teilnahmebescheinigung', person: NAME, attended: 300 },
        endedAt: null, reason: null, file: 'Teilnahmebescheinigung-Qzxqzgiven-Qzxqzfamily-0000.pdf',
      }],
      'Certificates that the person issued': [{ cohort: 'Durchgang 2022', count: 1 }],
      'Certificates that the person ended': [{ cohort: 'Durchgang 2022', count: 1 }],
    },
    'calendar.subscriptions': { Subscriptions: [{ name: 'qzxqzsubscription', createdAt: '2026-03-01T09:00:00+00:00', lastUsedOn: null, revokedAt: null }] },
  });
});

test('the PDF says the same in German, tagged and with its fonts', () => {
  const pdf = join(folder, 'person.pdf');
  const text = readBy('pdftotext', ['-layout', pdf, '-']).replace(/\s+/g, ' ');
  for (const words of ['Auskunft über gespeicherte Daten', 'Stand 11. März 2026', 'qzxqzphone', 'qzxqzaddress', 'qzxqznote', 'qzxqztext', 'qzxqzsubscription', '22. Juni 2022 um 09:30', 'Punkte 1', 'Bestanden nein', 'später gekommen', 'weiterer Platz', 'Ihre Rechte', ...everythingKept().map(({ title }) => title[0])]) expect(text).toContain(words);
  expect(readBy('pdfinfo', [pdf])).toMatch(/Tagged:\s+yes/);
  expect(readBy('pdffonts', [pdf]).split('\n').slice(2).filter(Boolean).filter((line) => !/ yes yes yes /.test(line))).toEqual([]);
});
