import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { getMigrations } from 'better-auth/db/migration';
import type pg from 'pg';
import { DATABASE_URL } from '../platform/database/database-url.js';
import { Attempts } from '../platform/attempts.js';
import { unable } from '../platform/database/away.js';
import { demandAnswers, poolOn } from '../platform/database/outlive.js';
import { Outbox } from '../platform/mail/outbox.js';
import { Metrics } from '../platform/metrics/metrics.js';
import { onPutBack } from '../platform/put-back.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { ActivePerson, PersonAccount } from './person-account.js';
import { Codes } from './codes.js';
import { Guesses } from './guesses.js';
import { signInByCode } from './sign-in-by-code.js';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** How long a sign-in lasts, and after how long a visit prolongs it. */
export const SESSION = { days: 14, notedAfterHours: 1 } as const;
/** By how much two processes' clocks may differ. In ms. */
const SKEW = 60_000;
/** The client's address, set by us from the connection: better-auth counts attempts by it. */
export const ADDRESS_HEADER = 'x-kursbuch-address';

/**
 * Accounts and sessions are better-auth's, in a PostgreSQL schema of its own that nothing else exposes. By invitation
 * only: an account is made by {@link Accounts.open}, never by signing up.
 */
@Injectable()
export class Accounts implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private forget: (() => void) | undefined;
  readonly codes: Codes;
  readonly auth: ReturnType<typeof build>;

  constructor(@Inject(DATABASE_URL) url: string, @Inject(SETTINGS) settings: Settings, outbox: Outbox, em: EntityManager, metrics: Metrics, attempts: Attempts) {
    this.pool = demandAnswers(poolOn(url, { max: 5, options: '-c search_path=auth' }), url);
    metrics.watch('accounts', this.pool);
    this.codes = new Codes(em, outbox, settings.sessionSecret);
    this.auth = build(this.pool, settings, this.codes, new Guesses(attempts, settings.sessionSecret));
  }

  /** Brings the schema of better-auth to its version. */
  async migrate(): Promise<void> {
    await this.pool.query('create schema if not exists auth');
    const { runMigrations } = await getMigrations(this.auth.options);
    await runMigrations();
  }

  /** Opens an account for a mailbox, or finds it, and lets it act as this person. */
  async open(em: EntityManager, personId: string, email: string, name: string, passwordHash?: string): Promise<void> {
    const { internalAdapter } = await this.auth.$context;
    const address = email.toLowerCase();
    const user = (await internalAdapter.findUserByEmail(address))?.user
      // Verified from the start: better-auth deletes the password of an unverified account at its first sign-in by code.
      ?? await internalAdapter.createUser({ email: address, name, emailVerified: true }, { method: 'admin' });
    if (passwordHash && !(await internalAdapter.findAccounts(user.id)).some((account) => account.providerId === 'credential')) {
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: passwordHash });
    }
    if (!await em.findOne(PersonAccount, { personId })) await this.link(em, personId, user.id);
  }

  /** Whoever is signed in by a mailbox that now opens a second person goes on as the first, and is not asked in the middle of work. */
  private async link(em: EntityManager, personId: string, accountId: string): Promise<void> {
    const before = await em.find(PersonAccount, { accountId });
    em.create(PersonAccount, { personId, accountId });
    await em.flush();
    const [only, ...others] = before;
    if (!only || others.length) return;
    const sessions = await (await this.auth.$context).internalAdapter.listSessions(accountId);
    if (sessions.length) await em.upsertMany(ActivePerson, sessions.map(({ id }) => ({ sessionId: id, personId: only.personId })), { onConflictAction: 'ignore' });
  }

  async hash(password: string): Promise<string> {
    return (await this.auth.$context).password.hash(password);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.forget = onPutBack(() => { this.forgetTriesToCome().catch(() => undefined); });
    await this.forgetTriesToCome();
  }

  /** better-auth would let nobody try again whose bound was used up, until the clock is there again from which it was put back. */
  private async forgetTriesToCome(): Promise<void> {
    await this.pool.query('delete from "rateLimit" where "lastRequest" > $1', [Date.now() + SKEW]);
  }

  async onApplicationShutdown(): Promise<void> {
    this.forget?.();
    await this.pool.end();
  }
}

function build(pool: pg.Pool, settings: Settings, codes: Codes, guesses: Guesses) {
  return betterAuth({
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    secret: settings.sessionSecret,
    database: pool,
    trustedOrigins: [settings.baseUrl],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    session: { expiresIn: SESSION.days * DAY, updateAge: SESSION.notedAfterHours * HOUR, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true, storage: 'database', window: 60, max: 60,
      customRules: {
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/email-otp': { window: 60, max: 10 },
        '/email-otp/send-verification-otp': { window: 60, max: 5 },
      },
    },
    advanced: {
      // We bring the tables ourselves before the port opens. Its own check would be made while another process brings them,
      // and a bad verdict is kept for as long as this process lives.
      database: { validateSchema: false },
      // Said outright: better-auth leaves both checks out when NODE_ENV is test.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      cookiePrefix: 'kursbuch',
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: settings.baseUrl.startsWith('https:') },
    },
    // Passed on, so that it is answered as everywhere else: better-auth would word it as a fault of its own, which no log has.
    onAPIError: { onError: (error) => { if (unable(error) || !(error instanceof APIError)) throw error; } },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [signInByCode(codes, guesses, ADDRESS_HEADER, settings.baseUrl.startsWith('https:'))],
  });
}
