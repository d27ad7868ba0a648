import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkoutFolder } from './checkout.js';

/** json: one JSON object a line; text: a line for eyes; quiet: faults and warnings alone, as JSON. */
export const LOG_FORMS = ['json', 'text', 'quiet'] as const;
export type LogForm = (typeof LOG_FORMS)[number];

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
  /** The address of this machine on which the port is opened. */
  readonly host: string;
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
  /** What is written for each request, and how. */
  readonly log: LogForm;
  /** Where Prometheus reads; undefined for nowhere. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  /** Demo people exist only in the embedded database, so only there may their secrets be shown. */
  readonly embedded: boolean;
}

export const SETTINGS = Symbol('settings');

/** A folder that this user may not write, named with the setting that chooses another one. */
export const unwritable = (folder: string, setting: string): StartProblem =>
  new StartProblem(`The folder ${folder} cannot be written: give this user the right to write there, or name another one in ${setting}.`);

/** Reads and checks the environment. Throws a {@link StartProblem} that names every wrong setting. */
export function readSettings(env: NodeJS.ProcessEnv, root = checkoutFolder()): Settings {
  const problems: string[] = [];
  // An empty value is what is left of a setting that somebody took back: as if it were not there.
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;

  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const port = Number(given('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push('PORT must be a whole number from 0 to 65535');
  const metricsPort = given('METRICS_PORT') === undefined ? undefined : Number(given('METRICS_PORT'));
  if (metricsPort !== undefined && (!Number.isInteger(metricsPort) || metricsPort < 0 || metricsPort > 65535)) problems.push('METRICS_PORT must be a whole number from 0 to 65535');
  // A person at a terminal reads lines; whatever collects them reads JSON.
  const log = (given('LOG') ?? (process.stdout.isTTY ? 'text' : 'json')) as LogForm;
  if (!LOG_FORMS.includes(log)) problems.push(`LOG must be one of ${LOG_FORMS.join(', ')}`);
  const baseUrl = origin() ?? `http://localhost:${port}`;
  const smtpUrl = url('SMTP_URL', ['smtp:', 'smtps:']);
  const now = instant('KURSBUCH_NOW');
  const mailFrom = given('MAIL_FROM') ?? `Kursbuch <kursbuch@${URL.canParse(baseUrl) ? new URL(baseUrl).hostname : 'localhost'}>`;
  if (!/^[^<>]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/.test(mailFrom)) problems.push('MAIL_FROM must be an address such as Kursbuch <kursbuch@example.org>');
  const secret = given('SESSION_SECRET');
  if (secret !== undefined && secret.length < 32) problems.push('SESSION_SECRET must have at least 32 characters');
  if (secret === undefined && databaseUrl) problems.push('SESSION_SECRET is required with DATABASE_URL: set it to 32 or more random characters');
  if (problems.length) throw new StartProblem(`Please correct the environment: ${problems.join('; ')}.`);

  const dataFolder = resolve(root, given('KURSBUCH_DATA') ?? '.data');
  const filesFolder = resolve(root, given('FILES') ?? join(dataFolder, 'files'));
  const sessionSecret = secret ?? keptSecret(dataFolder);
  demandFilesFolder(filesFolder);
  return {
    root, databaseUrl, dataFolder, port, baseUrl, smtpUrl, mailFrom, filesFolder, sessionSecret, now,
    host: given('HOST') ?? '127.0.0.1',
    log, metricsPort, metricsHost: given('METRICS_HOST') ?? '127.0.0.1',
    embedded: databaseUrl === undefined,
    development: given('KURSBUCH_DEVELOPMENT') === '1',
  };

  function url(name: string, protocols: string[]): string | undefined {
    const value = given(name);
    if (!value || (URL.canParse(value) && protocols.includes(new URL(value).protocol))) return value;
    problems.push(`${name} must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
    return undefined;
  }

  /** Pages, cookies and links begin at the root of their host. */
  function origin(): string | undefined {
    const value = url('BASE_URL', ['http:', 'https:'])?.replace(/\/+$/, '');
    if (value && new URL(value).origin !== value) problems.push('BASE_URL must be the address without a path, such as https://kursbuch.example.org');
    return value;
  }

  function instant(name: string): Date | undefined {
    const value = given(name);
    if (!value) return undefined;
    const read = new Date(value);
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value) || Number.isNaN(read.getTime())) problems.push(`${name} must be an instant such as 2022-06-22T07:00:00Z`);
    return read;
  }
}

function demandFilesFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw unwritable(folder, 'FILES');
  }
}

/** In embedded mode the secret is made once and kept beside the database, so that sign-ins survive a restart. */
function keptSecret(dataFolder: string): string {
  const file = join(dataFolder, 'session-secret');
  try {
    // Written whole or not at all: a start that is killed in between must not leave an empty secret.
    if (existsSync(file)) {
      const kept = readFileSync(file, 'utf8').trim();
      if (kept.length >= 32) return kept;
    }
    mkdirSync(dataFolder, { recursive: true });
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(file, secret, { mode: 0o600 });
    return secret;
  } catch {
    throw unwritable(dataFolder, 'KURSBUCH_DATA');
  }
}
