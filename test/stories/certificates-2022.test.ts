import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Browser } from '../support/browser-session.js';
import { certificationOf, eligible, ISSUE, issueFor, type Issued } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let issuer: Browser;
beforeAll(async () => { world = await openWorld(); issuer = await world.as('renate-kuehnel'); });
afterAll(() => world.close());

interface Expected { persons: Record<string, { eligibility: string }> }

const load = (file: string): unknown => parse(readFileSync(new URL(`../../seeds/demo/servicepunkte/${file}`, import.meta.url), 'utf8'));
const expected = load('expected.yaml') as Expected;
const { persons } = load('persons.yaml') as { persons: { uuid: string; key: string }[] };
const keys = new Map(persons.map(({ uuid, key }) => [uuid, key]));

test('names stand in German order: Ö beside O, Ş beside S', async () => {
  const { persons: judged } = await certificationOf(issuer);
  const names = judged.map(({ person }) => person.familyName);
  expect(names).toEqual([...names].sort(new Intl.Collator('de').compare));
  expect(names).toContain('Öttinger');
  expect(names.indexOf('Öttinger')).toBeLessThan(names.indexOf('Şahin'));
});

test('the start page of an issuer says how many wait; issuing for all takes one action that names how many, and a second run issues none', async () => {
  const START = '{ start { todo { kind subject count link } } }';
  const waiting = async (browser: Browser): Promise<object[]> =>
    (await browser.see<{ start: { todo: { kind: string }[] } }>(START)).start.todo.filter(({ kind }) => kind.startsWith('certificate'));
  const before = await certificationOf(issuer);
  const all = eligible(before);
  expect(all.map((id) => keys.get(id)).sort()).toEqual(Object.entries(expected.persons).filter(([, { eligibility }]) => eligibility === 'met').map(([key]) => key).sort());
  expect(await waiting(issuer)).toContainEqual({ kind: 'certificates-to-issue', subject: 'Durchgang 2022', count: all.length, link: '/cohorts/73c8bc9a-76d0-4b66-a437-802cc6c10342/certificates' });

  expect(await issuer.refused(ISSUE, issueFor(all, all.length - 1))).toEqual([{ code: 'certificates/count-differs', field: 'input.expectedCount', bound: all.length }]);
  expect((await certificationOf(issuer)).certificates).toEqual([]);

  const first = await issuer.see<Issued>(ISSUE, issueFor(all));
  expect([first.issueCertificates.issued.length, first.issueCertificates.alreadyIssued]).toEqual([all.length, 0]);
  expect(new Set(first.issueCertificates.issued.map(({ number }) => number)).size).toBe(all.length);
  const second = await issuer.see<Issued>(ISSUE, issueFor(all));
  expect(second.issueCertificates).toEqual({ issued: [], alreadyIssued: all.length });
  expect(await waiting(issuer)).toEqual([]);

  const after = await certificationOf(issuer);
  expect(after.certificates.map(({ state }) => state)).toEqual(all.map(() => 'issued'));
  expect(after.persons.filter(({ certificate }) => certificate).map(({ person }) => person.id)).toEqual(all);
  // By family name, like every list of people.
  expect(after.certificates.map(({ person }) => person.id)).toEqual(all);

  const participant = await world.as('christina-lautenschlaeger');
  expect(await waiting(participant)).toEqual([{ kind: 'certificate-ready', subject: 'Teilnahmebescheinigung Servicepunkt-Qualifizierung', count: 1, link: '/certificates' }]);
  expect((await participant.see<{ myCertificates: { name: string; state: string }[] }>('{ myCertificates { name state } }')).myCertificates).toEqual([{ name: 'Christina Lautenschläger', state: 'issued' }]);
});

test('nobody is issued one who has not met the rule, or not yet, and nobody else of the list either', async () => {
  const { persons: judged, certificates } = await certificationOf(issuer);
  const open = judged.filter(({ state }) => state !== 'met');
  const { errors } = await issuer.ask(ISSUE, issueFor(open.map(({ person }) => person.id)));
  expect(errors!.map(({ extensions: { code, persons: named } }) => [code, named])).toEqual([['certificates/not-eligible', [
    'Annegret Bäuerle', 'Friedhelm Großkopf', 'Klaus-Dieter Öttinger', 'Emre Şahin', 'Małgorzata Wiśniewska-Brückner']]]);
  expect((await certificationOf(issuer)).certificates).toEqual(certificates);
});

test('a participant reads what is still missing, and nothing of others', async () => {
  const participant = await world.as('malgorzata-wisniewska-brueckner');
  expect(await participant.see('{ myCertification { title offered cohort { title } standing { state attended reasons { code modules { title } } certificate { id } } } }')).toEqual({
    myCertification: [{
      title: 'Teilnahmebescheinigung Servicepunkt-Qualifizierung', offered: 1800, cohort: { title: 'Durchgang 2022' },
      standing: { state: 'not-met', attended: 1680, reasons: [{ code: 'quizzes-not-passed', modules: [{ title: 'Kommunikation und Ansprache' }] }], certificate: null },
    }],
  });
  expect(await participant.refused('{ cohort(id: "73c8bc9a-76d0-4b66-a437-802cc6c10342") { certification { title } } }')).toEqual([{ code: 'platform/not-found' }]);
});
