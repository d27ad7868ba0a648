import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clear, pathOf, put } from '../../server/src/platform/files/folder.js';
import { certificationOf, eligible, ISSUE, type Issued, issueFor } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

describe('no room', () => {
  let world: World;
  beforeAll(async () => { world = await openWorld(); });
  afterAll(() => world.close());

  // As PostgreSQL says it when the disk is full; the real thing is test/prove/disk-full.prove.mjs.
  test('is said by a code and 503, stores nothing, and reading goes on', async () => {
    const issuer = await world.as('issuer');
    const persons = eligible(await certificationOf(issuer));
    await world.db.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await world.db.query('create trigger full_disk before insert on certificate for each row execute function full_disk()');
    await world.db.query('create trigger full_disk before insert or update on auth.session for each row execute function full_disk()');
    expect(await issuer.refused(ISSUE, issueFor(persons))).toEqual([{ code: 'platform/no-room' }]);
    const newcomer = await world.visitor().post('/api/auth/sign-in/email', { email: 'beate.hirschmueller@example.org', password: 'kursbuch-demo' });
    expect([newcomer.status, await newcomer.json()]).toEqual([503, { code: 'platform/no-room' }]);

    // Due to be prolonged, which cannot be written: who only reads does not notice.
    await world.db.query(`alter table auth.session disable trigger full_disk`);
    await world.db.query(`update auth.session set "expiresAt" = now() + interval '3 days', "updatedAt" = now() - interval '11 days'`);
    await world.db.query(`alter table auth.session enable trigger full_disk`);
    expect((await certificationOf(issuer)).certificates).toEqual([]);

    await world.db.query('drop function full_disk cascade');
    const { issueCertificates: { issued } } = await issuer.see<Issued>(ISSUE, issueFor(persons));
    expect(issued.length).toBe(persons.length);
  });
});

describe('left by a write that ended in its middle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kursbuch-left-'));
  afterAll(() => { rmSync(folder, { recursive: true }); });
  const HOUR = 3_600_000;
  const age = (...paths: string[]): void => { for (const path of paths) utimesSync(path, Date.now() / 1000 - 7200, Date.now() / 1000 - 7200); };
  const all = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
  const [committed, orphan, young, foreign] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [string, string, string, string];

  test('content without a row and halves are cleared after an hour; what is committed, young, or was never put there by us stays', async () => {
    for (const sha256 of [committed, orphan, young]) await put(folder, sha256, [Buffer.from(sha256)]);
    const half = `${pathOf(folder, committed)}.01234567-89ab-4def-8123-456789abcdef`;
    const stranger = join(folder, foreign);
    for (const path of [half, stranger]) writeFileSync(path, 'half');
    age(half, stranger, ...[committed, orphan].flatMap((sha256) => [pathOf(folder, sha256), `${pathOf(folder, sha256)}.arrived`]));
    expect(await clear(folder, HOUR, (sha256) => Promise.resolve(sha256 === committed))).toBe(2);
    expect(all()).toEqual([committed, young, `${young}.arrived`, foreign]);
    // Settled once, it is never looked at again: not even by a server on a database that does not know it.
    expect(await clear(folder, HOUR, () => Promise.resolve(false))).toBe(0);
    expect(await clear(join(folder, 'not-yet'), HOUR, () => Promise.resolve(false))).toBe(0);
    expect(all()).toEqual([committed, young, `${young}.arrived`, foreign]);
  });

  test('the same content that arrives anew while it is cleared is kept', async () => {
    const path = pathOf(folder, orphan);
    await put(folder, orphan, [Buffer.from(orphan)]);
    age(path, `${path}.arrived`);
    await clear(folder, HOUR, async () => {
      await put(folder, orphan, [Buffer.from(orphan)]);
      return false;
    });
    expect(statSync(path).size).toBe(64);
  });
});
