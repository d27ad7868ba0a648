import { createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Outbox, SECRET_MINUTES } from '../platform/mail/outbox.js';
import { codeLetter } from './code-letter.js';

/** As long as its letter may be sent. */
const MINUTES = SECRET_MINUTES;
const TRIES = 5;
/** A code made in a time to come was made before the clock was put back, which is not to prolong it. A time server's corrections count for nothing. */
const TO_COME = sql`"createdAt" > now() + interval '1 minute'`;
/** For a code that was asked for by no browser, as create-admin does. */
const ANY = 'any';

/**
 * Codes to sign in. A code belongs to the browser that asked for it, so that whoever guesses codes of somebody else, or has
 * new ones sent, uses up their own and never the one that its owner is about to type.
 */
export class Codes {
  static readonly minutes = MINUTES;

  constructor(private readonly em: EntityManager, private readonly outbox: Outbox, private readonly secret: string) {}

  /** A new name for a browser that has none. */
  static browser(): string {
    return randomBytes(18).toString('base64url');
  }

  /**
   * Makes a code and mails it. For an address without an account the same is done and the letter taken back before it can
   * leave, so that neither the answer nor the work tells who is known.
   */
  async send(email: string, browser = ANY): Promise<void> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const identifier = this.identifier(email, browser);
    await this.em.fork().transactional(async (em) => {
      await sql`delete from auth.verification where identifier = ${identifier} or "expiresAt" < now() or ${TO_COME}`.execute(em.getKysely());
      await sql`insert into auth.verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
        values (gen_random_uuid()::text, ${identifier}, ${`${this.digest(identifier, code)}:0`}, now() + make_interval(mins => ${MINUTES}), now(), now())`.execute(em.getKysely());
      const { rows } = await sql`select from auth."user" where email = ${email}`.execute(em.getKysely());
      await em.transactional(async (inner) => {
        await this.outbox.post(inner, codeLetter(email, code, MINUTES));
        if (!rows.length) throw new TakenBack();
      }).catch((error: unknown) => { if (!(error instanceof TakenBack)) throw error; });
    });
  }

  /** Whether this is the code; a right one is used up, a wrong one costs one of its tries. */
  async accept(email: string, browser: string | undefined, code: string): Promise<boolean> {
    return (browser !== undefined && await this.take(this.identifier(email, browser), code)) || this.take(this.identifier(email, ANY), code);
  }

  private async take(identifier: string, code: string): Promise<boolean> {
    // The try is counted before the code is looked at: of a thousand tries at once five are looked at.
    const { rows: [row] } = await sql<{ id: string; value: string }>`update auth.verification set value = split_part(value, ':', 1) || ':' || split_part(value, ':', 2)::int + 1
      where identifier = ${identifier} and "expiresAt" > now() and not ${TO_COME} and split_part(value, ':', 2)::int < ${TRIES} returning id, value`.execute(this.em.getKysely());
    const [kept = ''] = row?.value.split(':') ?? [];
    const right = timingSafeEqual(Buffer.from(this.digest(identifier, code)), Buffer.from(kept.padEnd(64)));
    if (!row || !right) return false;
    const { rows: used } = await sql`delete from auth.verification where id = ${row.id} returning id`.execute(this.em.getKysely());
    return used.length === 1;
  }

  private identifier(email: string, browser: string): string {
    return `code ${this.keyed(`${email} ${browser}`)}`;
  }

  private digest(identifier: string, code: string): string {
    return this.keyed(`${identifier} ${code}`);
  }

  private keyed(text: string): string {
    return createHmac('sha256', this.secret).update(`code ${text}`).digest('hex');
  }
}

class TakenBack extends Error {}
