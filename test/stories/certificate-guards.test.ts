import type { Browser } from '../support/browser-session.js';
import { certificationOf, COHORT_2022, eligible, ISSUE, issueFor, type Issued, REPLACE, REVOKE, VERIFY } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let issuer: Browser;
let other: Browser;
let issued: Issued['issueCertificates']['issued'];
beforeAll(async () => {
  world = await openWorld();
  [issuer, other] = [await world.as('renate-kuehnel'), await world.as('sebastian-loeffelholz')];
});
afterAll(() => world.close());

const one = (name: string): Issued['issueCertificates']['issued'][number] => issued.find((certificate) => certificate.name.includes(name))!;
const refusal = async (statement: string, values: unknown[] = []): Promise<string> =>
  world.db.query(statement, values).then(() => 'done', (error: { code: string }) => error.code);

test('two issuers at once: everybody gets one certificate, none gets two', async () => {
  const all = eligible(await certificationOf(issuer));
  const answers = await Promise.all([issuer.see<Issued>(ISSUE, issueFor(all)), other.see<Issued>(ISSUE, issueFor(all)), issuer.see<Issued>(ISSUE, issueFor(all.slice(3)))]);
  const counts = answers.map(({ issueCertificates }) => issueCertificates.issued.length);
  expect(counts.reduce((sum, count) => sum + count)).toBe(all.length);
  issued = answers.flatMap(({ issueCertificates }) => issueCertificates.issued);
  const { rows } = await world.db.query("select person_id from certificate where state = 'issued'");
  expect(new Set(rows.map(({ person_id }) => person_id as string)).size).toBe(all.length);
  expect(rows).toHaveLength(all.length);
});

test('the database itself holds one issued certificate of a subject, purpose and occasion, and what was issued as it was', async () => {
  const { id } = one('Lautenschläger');
  expect({
    second: await refusal(`insert into certificate select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'ZZZZ-ZZZZ-ZZZZ-ZZZZ'))).* from certificate c where id = $1`, [id]),
    statement: await refusal(`update certificate set statement = statement || '{"person": "Jemand anderes"}' where id = $1`, [id]),
    number: await refusal("update certificate set number = 'ZZZZ-ZZZZ-ZZZZ-ZZZZ' where id = $1", [id]),
    person: await refusal('update certificate set person_id = (select id from person where id <> person_id limit 1) where id = $1', [id]),
    delete: await refusal('delete from certificate where id = $1', [id]),
    file: await refusal("update stored_file set sha256 = repeat('0', 64) where id = (select file_id from certificate where id = $1)", [id]),
    fileGone: await refusal('delete from stored_file where id = (select file_id from certificate where id = $1)', [id]),
    revokedWithoutReason: await refusal("update certificate set state = 'revoked', ended_at = now() where id = $1", [id]),
    badNumber: await refusal("insert into certificate select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'number', 'IIII-OOOO-UUUU-LLLL', 'occasion', 'x'))).* from certificate c where id = $1", [id]),
  }).toEqual({
    second: '23505', statement: 'KB003', number: 'KB003', person: 'KB003', delete: 'KB003', file: 'KB001', fileGone: '23503', revokedWithoutReason: '23514', badNumber: '23514',
  });
});

test('verification says what a number certifies, however it is typed, and gives one answer to unknown and malformed', async () => {
  const { number } = one('Lautenschläger');
  const visitor = world.visitor();
  const { rows: [file] } = await world.db.query<{ sha256: string }>('select f.sha256 from certificate c join stored_file f on f.id = c.file_id where c.number = $1', [number]);
  const answer = {
    verification: {
      number, state: 'issued', endedAt: null, certified: {
        title: 'Teilnahmebescheinigung Servicepunkt-Qualifizierung', name: 'Christina Lautenschläger', provider: 'Kuratorium Deutsche Altershilfe',
        programme: 'Servicepunkte für Einzelhelferinnen und Einzelhelfer', curriculum: 'Qualifizierung für Servicepunkte', startsOn: '2022-06-22', endsOn: '2022-10-13',
        attended: 1800, offered: 1800, issuedOn: '2026-03-11', issuer: expect.stringMatching(/Kühnel|Löffelholz/) as string, issuerFunction: expect.stringMatching(/^(Fachliche Leitung der Qualifizierung|Referent für Bildung und Nachweise)$/) as string,
        sha256: file!.sha256,
      },
    },
  };
  expect(await visitor.see(VERIFY, { number })).toEqual(answer);
  expect(await visitor.see(VERIFY, { number: ` ${number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}` })).toEqual(answer);
  for (const wrong of ['0000-0000-0000-0000', 'UUUU', '', '<b>', 'x'.repeat(100_000), "' or 1=1 --"]) expect(await visitor.ask(VERIFY, { number: wrong })).toEqual({ data: { verification: null } });
});

test('a revoked certificate remains, says since when to whoever verifies it, and no longer whose it was', async () => {
  const { id, number, version } = one('Käßbohrer');
  const input = { id, version, reason: 'Die Anwesenheit war falsch erfasst.' };
  expect(await issuer.refused(REVOKE, { input: { ...input, reason: '' } })).toEqual([{ code: 'input/too-short', field: 'input.reason', bound: 3 }]);
  expect(await issuer.refused(REVOKE, { input: { ...input, reason: 'x'.repeat(1001) } })).toEqual([{ code: 'input/too-long', field: 'input.reason', bound: 1000 }]);
  world.clock.set(new Date('2026-03-12T10:00:00Z'));
  expect(await issuer.see(REVOKE, { input })).toEqual({ revokeCertificate: { id, state: 'revoked', reason: input.reason, version: version + 1 } });

  const again = await other.ask(REVOKE, { input: { ...input, reason: 'Zweiter Grund' } });
  expect(again.errors!.map(({ extensions: { code, field, current } }) => ({ code, field, current }))).toEqual([
    { code: 'platform/changed-meanwhile', field: 'version', current: { id, state: 'revoked', reason: input.reason, endedAt: expect.stringMatching(/^2026-03-12T10:00:/) as string, version: version + 1 } }]);
  expect((await other.refused(REVOKE, { input: { ...input, version: version + 1 } })).map(({ code }) => code)).toEqual(['certificates/already-ended']);
  expect(await world.visitor().see(VERIFY, { number })).toEqual({ verification: { number, state: 'revoked', endedAt: expect.stringMatching(/^2026-03-12T10:00:/) as string, certified: null } });

});

test('whose certificate was revoked does not wait for the next: the list says why, and a new one is issued only on purpose', async () => {
  const standing = async (): Promise<object[]> => (await certificationOf(issuer)).persons.filter(({ person }) => person.familyName === 'Käßbohrer')
    .map(({ state, certificate, revoked }) => ({ state, number: certificate?.number, revoked }));
  const { id } = one('Käßbohrer');
  const revoked = { id, reason: 'Die Anwesenheit war falsch erfasst.' };
  expect(await standing()).toEqual([{ state: 'met', number: undefined, revoked }]);
  const participant = await world.as('bjoern-kaessbohrer');
  const own = async (): Promise<object> => participant.see('{ myCertification { standing { certificate { state } revoked { id reason } } } }');
  expect(await own()).toEqual({ myCertification: [{ standing: { certificate: null, revoked } }] });
  const { start } = await issuer.see<{ start: { todo: { kind: string }[] } }>('{ start { todo { kind } } }');
  expect(start.todo.filter(({ kind }) => kind === 'certificates-to-issue')).toEqual([]);

  const anew = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))));
  expect(anew.issueCertificates.issued.map(({ name }) => name)).toEqual([one('Käßbohrer').name]);
  expect(await standing()).toEqual([{ state: 'met', number: anew.issueCertificates.issued[0]!.number, revoked: null }]);
  expect(await own()).toEqual({ myCertification: [{ standing: { certificate: { state: 'issued' }, revoked: null } }] });
});

test('after a correction a new certificate replaces the old one, which remains', async () => {
  const { id, number, version } = one('Lautenschläger');
  await world.db.query("update person set family_name = 'Lautenschläger-Groß' where family_name = 'Lautenschläger'");
  const { replaceCertificate: made } = await issuer.see<{ replaceCertificate: { number: string; name: string; state: string } }>(REPLACE, { input: { id, version, reason: 'Neuer Name' } });
  expect([made.name, made.state, made.number === number]).toEqual(['Christina Lautenschläger-Groß', 'issued', false]);
  expect((await world.visitor().see<{ verification: { state: string } }>(VERIFY, { number })).verification.state).toBe('replaced');
  const { certificates } = await certificationOf(issuer);
  expect(certificates.filter(({ name }) => name.includes('Lautenschläger')).map(({ name, state }) => [name, state]).sort()).toEqual([
    ['Christina Lautenschläger', 'replaced'], ['Christina Lautenschläger-Groß', 'issued']]);
});

test('nothing is replaced when the person has no longer met the rule: the old certificate stays issued', async () => {
  const { id, version, name } = one('Zimmermann');
  await world.db.query("update mark set kind = 'absent' where person_id = (select person_id from certificate where id = $1)", [id]);
  expect((await issuer.refused(REPLACE, { input: { id, version, reason: 'Korrektur' } })).map(({ code }) => code)).toEqual(['certificates/not-eligible']);
  expect((await certificationOf(issuer)).certificates.find((certificate) => certificate.name === name)).toMatchObject({ state: 'issued', version });
});

test('the PDF is for the person, the issuers and the organiser; everybody else hears that there is nothing', async () => {
  const { pdf } = one('Häberle');
  const status = async (browser: Browser): Promise<number> => (await browser.fetch(pdf)).status;
  expect({
    self: await status(await world.as('juergen-haeberle')), issuer: await status(issuer), organiser: await status(await world.as('martina-roesch-vollmer')),
    sameSite: await status(await world.as('malgorzata-wisniewska-brueckner')), otherSite: await status(await world.as('tobias-aydin')), trainer: await status(await world.as('beate-hirschmueller')),
    funder: await status(await world.as('heike-zuegel')), visitor: await status(world.visitor()), unknown: (await issuer.fetch('/certificates/7c5b5f42-3526-4c70-9b04-a701651bcff2.pdf')).status,
    malformed: (await issuer.fetch('/certificates/x.pdf')).status,
  }).toEqual({ self: 200, issuer: 200, organiser: 200, sameSite: 404, otherSite: 404, trainer: 404, funder: 404, visitor: 401, unknown: 404, malformed: 404 });
});

test('only issuers issue and revoke, and bad input is refused by field and bound', async () => {
  for (const person of ['martina-roesch-vollmer', 'beate-hirschmueller', 'kai-uwe-brandstaetter', 'tobias-aydin']) {
    const browser = await world.as(person);
    expect(await browser.refused(ISSUE, issueFor([COHORT_2022]))).toEqual([{ code: 'platform/not-found' }]);
    expect(await browser.refused(REVOKE, { input: { id: one('Häberle').id, version: 1, reason: 'Darf ich das?' } })).toEqual([{ code: 'platform/not-found' }]);
  }
  const input = issueFor([COHORT_2022]).input;
  expect(await issuer.refused(ISSUE, { input: { ...input, personIds: ['x'] } })).toEqual([{ code: 'input/not-an-id', field: 'input.personIds' }]);
  expect(await issuer.refused(ISSUE, { input: { ...input, personIds: Array.from({ length: 201 }, () => COHORT_2022) } })).toEqual([{ code: 'input/too-many', field: 'input.personIds', bound: 200 }]);
  expect(await issuer.refused(ISSUE, { input: { ...input, purpose: 'honour' } })).toEqual([{ code: 'input/unknown-word', field: 'input.purpose', bound: ['participation', 'achievement'] }]);
  expect(await issuer.refused(ISSUE, { input: { ...input, expectedCount: 0 } })).toEqual([{ code: 'input/too-small', field: 'input.expectedCount', bound: 1 }]);
  expect(await issuer.refused(ISSUE, issueFor([COHORT_2022]))).toEqual([{ code: 'platform/not-found' }]);
});

test('from one address at most 30 numbers a minute are verified, whichever process answers', async () => {
  await world.db.query('delete from attempt');
  const visitor = world.visitor();
  const ask = async (): Promise<string[]> => (await visitor.refused(VERIFY, { number: '0000-0000-0000-0000' })).map(({ code }) => code);
  for (let count = 0; count < 30; count++) expect(await ask()).toEqual([]);
  expect(await visitor.refused(VERIFY, { number: '0000-0000-0000-0000' })).toEqual([{ code: 'platform/too-many-requests', bound: 30 }]);
  world.clock.set(new Date(world.clock.now().getTime() + 61_000));
  expect(await ask()).toEqual([]);
});

test('the database holds that nobody issues without a function to sign with', async () => {
  expect(await refusal("update role_assignment set function = null where role = 'issuer'")).toBe('23514');
  expect(await refusal("update role_assignment set function = '' where role = 'trainer'")).toBe('23514');
});
