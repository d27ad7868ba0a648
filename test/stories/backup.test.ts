import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { contentOf, besideWorld, emptyPlace, type Place } from '../support/beside.js';
import { certificationOf, eligible, ISSUE, type Issued, issueFor } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

// An installation at work: the demo, certificates issued, people signed in, mails that wait. It is backed up while it runs.
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-backup-'));
const files = join(folder, 'files');
const plain = join(folder, 'plain.backup');
const sealed = join(folder, 'sealed.backup');
const PASSPHRASE = 'eine Losung aus Wörtern';
let world: World;
let source: Place;
let before: Record<string, unknown>;

beforeAll(async () => {
  world = await openWorld({ filesFolder: files, smtpUrl: undefined });
  const issuer = await world.as('issuer');
  const { issueCertificates: { issued } } = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer))));
  expect(issued.length).toBeGreaterThan(1);
  await world.visitor().post('/api/auth/email-otp/send-verification-otp', { email: 'heike.zuegel@example.org', type: 'sign-in' });
  await world.db.query("select graphile_worker.add_job('send-mail', payload => '{\"id\": \"x\"}'::json, run_at => now() + interval '1 year', job_key => 'later')");
  // What COPY's text form has to escape.
  await world.db.query(String.raw`update person set title = E'Dr.\t\\N\n"ä€𝄞"' where id = (select min(id::text)::uuid from person)`);
  await world.jobsSettled();
  // What comes round by itself would change the tables between two looks at them.
  await world.stop();
  source = await besideWorld(world, files);
  await source.db.query('select seal_audit()');
  before = await contentOf(source.db);
  expect(await source.run('backup', plain)).toEqual({ code: 0, lines: [expect.stringMatching(/^… \d+ tables$/), expect.stringMatching(/^… \d+ files$/), '… Read back', expect.stringMatching(/^✓ .*plain\.backup: \d+ tables with [\d,]+ rows, \d+ files; \d\.\d MB, \d+\.\d s$/)] });
  expect(await source.runSealed(PASSPHRASE, 'backup', sealed)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await source.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

async function inEmptyPlace<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const place = await emptyPlace();
  return work(place).finally(() => place.close());
}

/** The name and hash of each file under a folder. */
const filesIn = (path: string): Record<string, string> => Object.fromEntries(readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name)).sort().map((file) => [file.slice(path.length), createHash('sha256').update(readFileSync(file)).digest('hex')]));

/** Left out with a reason: counts of attempts that a crash may forget, and when the jobs' own tables were made here. */
function comparable({ 'public.attempt': _attempts, 'graphile_worker.migrations': _made, ...content }: Record<string, unknown>): Record<string, unknown> {
  return content;
}

test.each([['plain', plain], ['encrypted', sealed]])('%s, it comes back equal: each table row by row, each sequence, guard and file', async (_kind, archive) => {
  await inEmptyPlace(async (place) => {
    const { code, lines } = await place.runSealed(PASSPHRASE, 'restore', archive);
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: expect.stringMatching(/^✓ Restored, and brought to this release; \d+\.\d s$/) });
    expect(comparable(await contentOf(place.db))).toEqual(comparable(before));
    expect(filesIn(place.files)).toEqual(filesIn(files));
    expect(Object.keys(filesIn(files)).length).toBeGreaterThan(1);
    expect((await place.db.query('select * from audit_faults()')).rows).toEqual([]);
  });
});

test('nobody but its owner may read it, and nothing half is left beside it', () => {
  expect(statSync(plain).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['files', 'plain.backup', 'sealed.backup']);
});

test('the encrypted one shows nothing of what it holds', () => {
  const bytes = readFileSync(sealed);
  expect(bytes.subarray(0, 21).toString()).toBe('KURSBUCH ENCRYPTED 1\n');
  expect(() => zstdDecompressSync(bytes.subarray(37))).toThrow();
});

/** An archive whose tar was changed and then packed anew, as somebody who knows the format could. */
function altered(name: string, change: (tar: Buffer) => Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, zstdCompressSync(change(zstdDecompressSync(readFileSync(plain)))));
  return path;
}
const replaced = (from: string, to: string) => (tar: Buffer): Buffer => {
  expect(to.length).toBe(from.length);
  const at = tar.indexOf(from);
  expect(at).toBeGreaterThan(0);
  return Buffer.concat([tar.subarray(0, at), Buffer.from(to), tar.subarray(at + from.length)]);
};
/** What the archive says of itself agrees with its manifest again. */
function told(tar: Buffer): Buffer {
  const entry = (bytes: Buffer): string => bytes.toString('utf8', 512, 512 + Number.parseInt(bytes.toString('utf8', 124, 135), 8));
  const hash = (bytes: Buffer): string => createHash('sha256').update(entry(bytes)).digest('hex');
  return replaced(hash(zstdDecompressSync(readFileSync(plain))), hash(tar))(tar);
}
function cut(name: string, from: string, change: (bytes: Buffer) => Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, change(readFileSync(from)));
  return path;
}
const flipped = (at: number) => (bytes: Buffer): Buffer => {
  bytes[bytes.length - at]! ^= 1;
  return bytes;
};

const OTHER = 'Take another archive';
test.each<[string, string | undefined, () => string, RegExp]>([
  ['no passphrase', undefined, () => sealed, /^Passphrase of the archive is needed: give it in KURSBUCH_PASSPHRASE\.$/],
  ['a wrong passphrase', 'eine andere Losung', () => sealed, /^The passphrase does not open this archive: /],
  ['the end is missing', undefined, () => cut('a', plain, (bytes) => bytes.subarray(0, -1000)), /^.*\/a was changed or cut off \(.*\): take another archive\.$/],
  ['the end is missing, encrypted', PASSPHRASE, () => cut('b', sealed, (bytes) => bytes.subarray(0, -1000)), /^The archive was changed or cut off: take another one\.$/],
  ['whole chunks are missing, encrypted', PASSPHRASE, () => cut('c', sealed, (bytes) => bytes.subarray(0, 37 + 65_552)), /^The passphrase does not open this archive: .* cut off: take another one\.$/],
  ['one bit differs', undefined, () => cut('d', plain, flipped(5000)), /^.*\/d was changed or cut off/],
  ['one bit differs, encrypted', PASSPHRASE, () => cut('e', sealed, flipped(5000)), /^The archive was changed or cut off: take another one\.$/],
  ['a row was changed', undefined, () => altered('f', replaced('hirschmueller@', 'hirschmuellen@')), new RegExp(`^.*/f was changed or cut off: it does not hold what its manifest says\\. ${OTHER}\\.$`)],
  ['a file was changed', undefined, () => altered('g', replaced('%PDF-', '%PdF-')), new RegExp(`^.*/g was changed or cut off: it does not hold what its manifest says\\. ${OTHER}\\.$`)],
  ['the manifest is missing', undefined, () => altered('h', (tar) => Buffer.concat([tar.subarray(0, tar.indexOf('manifest.json')), Buffer.alloc(1024)])), /^.*\/h was changed or cut off/],
  ['a newer format', undefined, () => altered('i', replaced('"format": 1,', '"format": 2,')), /^The archive has format 2, this release reads format 1: restore it with release 0\.1\.0 or a later one\.$/],
  ['a newer release', undefined, () => altered('j', (tar) => told(replaced('"0004-role-history"', '"0904-role-history"')(tar))), /^The archive was made by release 0\.1\.0, which is newer than this one \(0904-role-history is unknown here\): /],
  ['no archive', undefined, () => cut('k', plain, () => Buffer.from('something else')), /^.*\/k is no archive that this release can read: /],
  ['nothing there', undefined, () => join(folder, 'nothing'), /^.*\/nothing cannot be read: /],
])('%s: refused, and nothing is brought in', async (_what, passphrase, archive, sentence) => {
  await inEmptyPlace(async (place) => {
    const path = archive();
    const { code, lines } = await (passphrase ? place.runSealed(passphrase, 'restore', path) : place.run('restore', path));
    expect({ code, sentence: lines.at(-1) }).toEqual({ code: 1, sentence: expect.stringMatching(sentence) });
    expect(filesIn(place.files)).toEqual({});
    expect((await place.db.query("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")).rows).toEqual([]);
  });
});

test('an installation with data is left as it is', async () => {
  const now = await contentOf(source.db);
  const { code, lines } = await source.run('restore', plain);
  expect({ code, sentence: lines.at(-1) }).toEqual({ code: 1, sentence: 'This installation holds data already (auth.account, auth.session, auth.user, auth.verification, graphile_worker._private_jobs, …), and nothing is overwritten: restore into an empty database, or name an empty folder in KURSBUCH_DATA.' });
  expect(await contentOf(source.db)).toEqual(now);
});

test('an installation that was only started takes it', async () => {
  await inEmptyPlace(async (place) => {
    await place.prepare();
    expect(await place.run('restore', plain)).toMatchObject({ code: 0 });
    expect(comparable(await contentOf(place.db))).toEqual(comparable(before));
  });
});

test('an archive of an older release comes into the tables of its time and is brought to this one', async () => {
  const old = join(folder, 'old.backup');
  const person = '11111111-1111-4111-8111-111111111111';
  await inEmptyPlace(async (place) => {
    await place.prepare(['0001-first', '0002-organisation-kinds']);
    await place.db.query(`insert into person (id, given_name, family_name) values ('${person}', 'Ada', 'Beispiel')`);
    await place.db.query(`insert into role_assignment (id, person_id, role) values ('${person}', '${person}', 'administrator')`);
    expect(await place.run('backup', old)).toMatchObject({ code: 0 });
  });
  await inEmptyPlace(async (place) => {
    expect(await place.run('restore', old)).toMatchObject({ code: 0 });
    expect((await place.db.query('select person_id, role, ended_at, version from role_assignment')).rows).toEqual([{ person_id: person, role: 'administrator', ended_at: null, version: 1 }]);
    expect((await place.db.query('select name from schema_migration order by id')).rows).toEqual((await source.db.query('select name from schema_migration order by id')).rows);
    expect((await place.db.query('select count(*)::int as kinds from organisation_kind')).rows).toEqual((await source.db.query('select count(*)::int as kinds from organisation_kind')).rows);
  });
  await inEmptyPlace(async (place) => {
    await place.prepare();
    const { code, lines } = await place.run('restore', old);
    expect({ code, sentence: lines.at(-1) }).toEqual({ code: 1, sentence: expect.stringMatching(/^The archive is of release 0\.1\.0, and this database has the tables of a newer one already \(0003-.*\): give it an empty database/) });
  });
});

test('what is written meanwhile is in it whole or not at all', async () => {
  const busy = join(folder, 'busy.backup');
  let writing = true;
  let written = 0;
  const writer = (async () => {
    // The database of the world, on a connection of its own: contact data are read before the persons to whom they belong.
    for (; writing; written++) {
      const id = `22222222-2222-4222-8222-${String(written).padStart(12, '0')}`;
      await world.db.query(`begin; insert into person (id, given_name, family_name) values ('${id}', 'Eine', 'Neue'); insert into contact_data (person_id, email) values ('${id}', 'n${written}@example.org'); commit`);
    }
  })();
  expect(await source.run('backup', busy).finally(() => { writing = false; })).toMatchObject({ code: 0 });
  await writer;
  await inEmptyPlace(async (place) => {
    expect(await place.run('restore', busy)).toMatchObject({ code: 0 });
    const { rows: [found] } = await place.db.query<{ persons: number; contacts: number }>("select count(*)::int as persons, count(c)::int as contacts from person p left join contact_data c on c.person_id = p.id where p.family_name = 'Neue'");
    expect(found!.contacts).toBe(found!.persons);
    expect(found!.persons).toBeLessThan(written);
  });
});

test('a file that was lost before is named, and the rest is saved', async () => {
  const [lost] = Object.keys(filesIn(files));
  const kept = readFileSync(join(files, lost!));
  writeFileSync(join(files, lost!), 'something else');
  const { code, lines } = await source.run('backup', join(folder, 'lossy.backup'));
  writeFileSync(join(files, lost!), kept);
  expect({ code, said: lines.slice(-2) }).toEqual({ code: 1, said: [expect.stringMatching(/^! 1 stored file that the database names was missing or changed when the archive was made, and is not in it/), `  ${lost!.slice(-64)}`] });
  expect(existsSync(join(folder, 'lossy.backup'))).toBe(true);
});

test.each<[string[], string | RegExp]>([
  [[plain], `${plain} is there already: choose another name, or move it away.`],
  [[join(folder, 'no/where')], `${join(folder, 'no/where')}.part cannot be written: check that the folder is there and that this user may write in it.`],
  [[], 'Which file? For example: npm run kursbuch -- backup /var/backups/kursbuch/today.backup'],
  [[join(folder, 'x'), '--encrypt'], 'Passphrase for the archive is needed: give it in KURSBUCH_PASSPHRASE.'],
])('backup %j is refused in one sentence', async (words, sentence) => {
  const { code, lines } = await source.run('backup', ...words);
  expect({ code, sentence: lines.at(-1) }).toEqual({ code: 1, sentence });
});

test('a passphrase that is too short, and a database without an installation', async () => {
  expect(await source.runSealed('kurz', 'backup', join(folder, 'x'))).toEqual({ code: 1, lines: ['KURSBUCH_PASSPHRASE must have at least 12 characters.'] });
  await inEmptyPlace(async (place) => {
    expect(await place.run('backup', join(folder, 'x'))).toEqual({ code: 1, lines: ['There is nothing to back up: this database holds no installation yet.'] });
  });
});
