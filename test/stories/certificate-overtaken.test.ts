import type { Browser } from '../support/browser-session.js';
import { certificationOf, COHORT_2022, eligible, ISSUE, issueFor, type Issued, REPLACE, REVOKE } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let issuer: Browser;
let issued: Issued['issueCertificates']['issued'];
beforeAll(async () => {
  world = await openWorld();
  issuer = await world.as('renate-kuehnel');
  issued = (await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))))).issueCertificates.issued;
});
afterAll(() => world.close());

const waiting = async (somebody: Browser): Promise<object[]> =>
  (await somebody.see<{ start: { todo: { kind: string }[] } }>('{ start { todo { kind subject count link } } }')).start.todo.filter(({ kind }) => kind.startsWith('certificate'));
const overtaken = async (): Promise<object[]> => (await certificationOf(issuer)).persons.filter((person) => person.overtaken)
  .map(({ person, state, attended, reasons }) => ({ name: person.familyName, state, attended, reasons: reasons.map(({ code, minutes }) => `${code} ${minutes}`) }));

/** Marks in the first session of the first workshop, whatever stood there. */
async function mark(kind: string, ...names: string[]): Promise<void> {
  const trainer = await world.as('beate-hirschmueller');
  const { rows: [session] } = await world.db.query<{ id: string }>('select s.id from session s join event e on e.id = s.event_id where e.cohort_id = $1 order by s.starts_at limit 1', [COHORT_2022]);
  const { rollCall } = await trainer.see<{ rollCall: { sites: { seats: { persons: { enrolmentId: string; familyName: string; mark: { version: number } }[] }[] }[] } }>(
    'query See($id: ID!) { rollCall(sessionId: $id) { sites { seats { persons { enrolmentId familyName mark { version } } } } } }', { id: session!.id });
  const persons = rollCall.sites.flatMap(({ seats }) => seats.flatMap((seat) => seat.persons)).filter(({ familyName }) => names.includes(familyName));
  await trainer.see('mutation Record($input: RecordAttendanceInput!) { recordAttendance(input: $input) { sessionId } }', {
    input: { sessionId: session!.id, marks: persons.map(({ enrolmentId, mark: { version } }) => ({ enrolmentId, kind, version })), substitutes: [] } });
}

test('marks that are corrected after the day of issue: the issuer is told and reads what differs, until the certificate is replaced or taken back', async () => {
  expect([await overtaken(), await waiting(issuer)]).toEqual([[], []]);
  // One who had just enough, and one who had more.
  await mark('absent', 'Eisele', 'Zimmermann-Ziegenhagen');
  expect(await overtaken()).toEqual([
    { name: 'Eisele', state: 'not-met', attended: 1350, reasons: ['attended-share-too-low 90'] }, { name: 'Zimmermann-Ziegenhagen', state: 'met', attended: 1710, reasons: [] },
  ]);
  const waits = (count: number): object => ({ kind: 'certificates-overtaken', subject: 'Durchgang 2022', count, link: `/cohorts/${COHORT_2022}/certificates` });
  expect(await waiting(issuer)).toEqual([waits(2)]);

  const named = (name: string): { id: string; version: number } => { const { id, version } = issued.find((one) => one.name.includes(name))!; return { id, version }; };
  await issuer.see(REPLACE, { input: { ...named('Zimmermann'), reason: 'Am 22. Juni war sie nicht da.' } });
  expect(await waiting(issuer)).toEqual([waits(1)]);
  await issuer.see(REVOKE, { input: { ...named('Eisele'), reason: 'Am 22. Juni war sie nicht da.' } });
  expect([await overtaken(), await waiting(issuer)]).toEqual([[], []]);
  const certificate = { subject: 'Teilnahmebescheinigung Servicepunkt-Qualifizierung', count: 1, link: '/certificates' };
  expect(await waiting(await world.as('gudrun-eisele'))).toEqual([{ kind: 'certificate-revoked', ...certificate }]);
  expect(await waiting(await world.as('ute-zimmermann-ziegenhagen'))).toEqual([{ kind: 'certificate-ready', ...certificate }]);

  // With more than it states, a certificate is still true.
  await mark('present', 'Zimmermann-Ziegenhagen');
  expect(await overtaken()).toEqual([]);
});
