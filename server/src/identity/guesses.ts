import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Attempts } from '../platform/attempts.js';
import { networkOf } from '../platform/http/network.js';

const HOUR = 3600;

/**
 * What may be tried at one mailbox in an hour, known or not. Nobody is locked out by somebody else: a browser in which the
 * mailbox was signed in before has a measure of its own, and so has each network. What all strangers together may do is
 * bounded as well, since a mailbox must not be flooded: whoever uses that up, from three networks at least, keeps the owner
 * from getting a code on a new device for that hour, and from nothing else.
 */
const MEASURES = {
  // Five tries a code: 25 guesses in a million for one network, 75 for all of them.
  code: { device: 5, network: 5, strangers: 15 },
  password: { device: 20, network: 10, strangers: 100 },
} as const;
/** And in a day no more codes than this to one mailbox at the wish of strangers. */
const CODES_A_DAY = 30;

export class Guesses {
  constructor(private readonly attempts: Attempts, private readonly secret: string) {}

  /** Refuses by platform/too-many-requests, before anything is looked up. */
  async allow(what: keyof typeof MEASURES, email: string, address: string, device: string | undefined): Promise<void> {
    const measure = MEASURES[what];
    if (device !== undefined && this.knows(email, device)) {
      await this.attempts.allow(`${what} device`, `${email} ${device}`, measure.device, HOUR);
      return;
    }
    await this.attempts.allow(`${what} network`, `${email} ${networkOf(address)}`, measure.network, HOUR);
    await this.attempts.allow(`${what} strangers`, email, measure.strangers, HOUR);
    if (what === 'code') await this.attempts.allow('code day', email, CODES_A_DAY, 24 * HOUR);
  }

  /** What a browser keeps from its first sign-in on: it proves that somebody signed in there, and opens nothing. */
  device(email: string): string {
    const nonce = randomBytes(12).toString('base64url');
    return `${nonce}.${this.sign(email, nonce)}`;
  }

  knows(email: string, device: string): boolean {
    const [nonce = '', signature = ''] = device.split('.');
    const [given, right] = [Buffer.from(signature), Buffer.from(this.sign(email, nonce))];
    return given.length === right.length && timingSafeEqual(given, right);
  }

  private sign(email: string, nonce: string): string {
    return createHmac('sha256', this.secret).update(`device ${nonce} ${email}`).digest('base64url');
  }
}
