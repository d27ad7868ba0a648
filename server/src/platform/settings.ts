import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A setting or a machine that cannot be worked with: one sentence that says what to do. Ends the start without a stack. */
export class StartProblem extends Error {}

/** What the environment decides, checked by name before anything else runs. The table in README.md lists them. */
export interface Settings {
  /** The checkout or release folder: holds curricula/, seeds/ and, when embedded, .data/. */
  readonly root: string;
  /** Given: a PostgreSQL of your own. Absent: the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly port: number;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly filesFolder: string;
  readonly sessionSecret: string;
  /** Tests only: the instant at which the clock starts. */
  readonly now: Date | undefined;
  /** `npm run dev`: the schema may be asked for. Never in production. */
  readonly development: boolean;
  /** Demo people exist only in the embedded database, so only there may their secrets be shown. */
  readonly embedded: boolean;
}

export const SETTINGS = Symbol('settings');

/** Reads and checks the environment. Throws a {@link StartProblem} that names every wrong setting. */
export function readSettings(env: NodeJS.ProcessEnv, root = resolve(import.meta.dirname, '../../..')): Settings {
  const problems: string[] = [];
  const dataFolder = resolve(root, env['KURSBUCH_DATA'] ?? '.data');
  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push('PORT must be a number from 0 to 65535');
  const baseUrl = (url('BASE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const smtpUrl = url('SMTP_URL', ['smtp:', 'smtps:']);
  const now = env['KURSBUCH_NOW'] ? new Date(env['KURSBUCH_NOW']) : undefined;
  if (now && Number.isNaN(now.getTime())) problems.push('KURSBUCH_NOW must be an instant such as 2022-06-22T07:00:00Z');
  const secret = env['SESSION_SECRET'];
  if (secret !== undefined && secret.length < 32) problems.push('SESSION_SECRET must have at least 32 characters');
  if (secret === undefined && databaseUrl) problems.push('SESSION_SECRET is required with DATABASE_URL: set it to 32 or more random characters');
  if (problems.length) throw new StartProblem(`Please correct the environment: ${problems.join('; ')}.`);

  return {
    root, databaseUrl, dataFolder, port, baseUrl, smtpUrl, now,
    embedded: databaseUrl === undefined,
    development: env['KURSBUCH_DEVELOPMENT'] === '1',
    mailFrom: env['MAIL_FROM'] ?? `Kursbuch <kursbuch@${new URL(baseUrl).hostname}>`,
    filesFolder: resolve(root, env['FILES'] ?? join(dataFolder, 'files')),
    sessionSecret: secret ?? keptSecret(dataFolder),
  };

  function url(name: string, protocols: string[]): string | undefined {
    const value = env[name];
    if (!value) return undefined;
    if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
      problems.push(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
      return undefined;
    }
    return value;
  }
}

/** In embedded mode the secret is made once and kept beside the database, so that sign-ins survive a restart. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'session-secret');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  try {
    mkdirSync(dataFolder, { recursive: true });
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(file, secret, { mode: 0o600 });
    return secret;
  } catch {
    throw new StartProblem(`The folder ${dataFolder} cannot be written: give this user the right to write there, or name another one in KURSBUCH_DATA.`);
  }
}
