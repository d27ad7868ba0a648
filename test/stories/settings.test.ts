import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../server/src/platform/settings.js';

const folder = mkdtempSync(join(tmpdir(), 'kursbuch-settings-'));
const SECRET = 'x'.repeat(32);
const OWN = 'postgresql://kursbuch@db.example.org/kursbuch';
afterAll(() => { rmSync(folder, { recursive: true }); });

const read = (env: Record<string, string>) => readSettings({ KURSBUCH_DATA: join(folder, 'data'), ...env }, '/srv/kursbuch');
const refusal = (env: Record<string, string>): string => {
  try {
    read(env);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

test('without any setting everything has a value', () => {
  expect(read({})).toEqual({
    root: '/srv/kursbuch', databaseUrl: undefined, dataFolder: join(folder, 'data'), port: 3000, host: '127.0.0.1', log: 'json', metricsPort: undefined, metricsHost: '127.0.0.1', baseUrl: 'http://localhost:3000', smtpUrl: undefined,
    mailFrom: 'Kursbuch <kursbuch@localhost>', filesFolder: join(folder, 'data/files'), sessionSecret: expect.stringMatching(/^[\w-]{43}$/), now: undefined, embedded: true, development: false,
  });
});

test('all settings together', () => {
  const env = {
    DATABASE_URL: OWN, PORT: '8080', HOST: '0.0.0.0', BASE_URL: 'https://kursbuch.example.org/', SMTP_URL: 'smtps://mail.example.org', MAIL_FROM: 'Kursbuch <post@example.org>',
    FILES: join(folder, 'files'), SESSION_SECRET: SECRET, KURSBUCH_NOW: '2022-06-22T07:00:00Z', LOG: 'text', METRICS_PORT: '9464', METRICS_HOST: '10.0.0.7',
  };
  expect(read(env)).toEqual({
    root: '/srv/kursbuch', databaseUrl: OWN, dataFolder: join(folder, 'data'), port: 8080, host: '0.0.0.0', log: 'text', metricsPort: 9464, metricsHost: '10.0.0.7', baseUrl: 'https://kursbuch.example.org', smtpUrl: 'smtps://mail.example.org',
    mailFrom: 'Kursbuch <post@example.org>', filesFolder: join(folder, 'files'), sessionSecret: SECRET, now: new Date('2022-06-22T07:00:00Z'), embedded: false, development: false,
  });
});

test('an empty value is as if it were not there', () => {
  expect(read({ DATABASE_URL: '', PORT: ' ', BASE_URL: '', SMTP_URL: '', FILES: '', SESSION_SECRET: '', KURSBUCH_NOW: '', LOG: '', METRICS_PORT: '', METRICS_HOST: '' })).toEqual(read({}));
});

test('the secret is made once and kept', () => {
  expect(read({}).sessionSecret).toBe(read({}).sessionSecret);
});

test.each([
  [{ DATABASE_URL: 'mysql://db', SESSION_SECRET: SECRET }, 'DATABASE_URL must be an address that starts with postgres:// or postgresql://'],
  [{ DATABASE_URL: OWN }, 'SESSION_SECRET is required with DATABASE_URL: set it to 32 or more random characters'],
  [{ SESSION_SECRET: 'x'.repeat(31) }, 'SESSION_SECRET must have at least 32 characters'],
  [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535'],
  [{ PORT: '80a' }, 'PORT must be a whole number from 0 to 65535'],
  [{ METRICS_PORT: 'x' }, 'METRICS_PORT must be a whole number from 0 to 65535'],
  [{ LOG: 'loud' }, 'LOG must be one of json, text, quiet'],
  [{ BASE_URL: 'kursbuch.example.org' }, 'BASE_URL must be an address that starts with http:// or https://'],
  [{ BASE_URL: 'https://example.org/kursbuch' }, 'BASE_URL must be the address without a path, such as https://kursbuch.example.org'],
  [{ SMTP_URL: 'mail.example.org:25' }, 'SMTP_URL must be an address that starts with smtp:// or smtps://'],
  [{ MAIL_FROM: 'Kursbuch' }, 'MAIL_FROM must be an address such as Kursbuch <kursbuch@example.org>'],
  [{ KURSBUCH_NOW: 'tomorrow' }, 'KURSBUCH_NOW must be an instant such as 2022-06-22T07:00:00Z'],
  [{ KURSBUCH_NOW: '2022-06-22' }, 'KURSBUCH_NOW must be an instant such as 2022-06-22T07:00:00Z'],
  [{ PORT: '-1', SMTP_URL: 'x' }, 'PORT must be a whole number from 0 to 65535; SMTP_URL must be an address that starts with smtp:// or smtps://'],
])('%j is refused by name', (env, sentence) => {
  expect(refusal(env)).toBe(`Please correct the environment: ${sentence}.`);
});

test.each(['FILES', 'KURSBUCH_DATA'])('a folder in %s that cannot be written is refused by name', (name) => {
  writeFileSync(join(folder, 'file'), '');
  const below = join(folder, 'file/below');
  expect(refusal({ [name]: below })).toBe(`The folder ${below} cannot be written: give this user the right to write there, or name another one in ${name}.`);
});
