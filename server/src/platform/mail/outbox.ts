import { randomUUID } from 'node:crypto';
import { EntityManager, LockMode, raw } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Clock } from '../clock.js';
import { Jobs } from '../jobs/jobs.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Mail } from './mail.js';

export interface Letter {
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly cause: string;
  /** Opens an account, for {@link SECRET_MINUTES}; afterwards it is not sent any more. */
  readonly secret?: boolean;
}

/** How long a letter that opens an account is worth anything. */
export const SECRET_MINUTES = 10;
/** A mail server that does not answer is asked again after 2, 4, 8 … seconds, and then at this distance for as long as it takes. */
const LONGEST_PAUSE = 300;

/** Keeps every mail until the mail server has taken it; without SMTP_URL they wait and an administrator reads them. */
@Injectable()
export class Outbox implements OnModuleInit, OnApplicationBootstrap {
  private readonly transport: Transporter | undefined;

  constructor(private readonly em: EntityManager, private readonly jobs: Jobs, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {
    this.transport = settings.smtpUrl ? createTransport(settings.smtpUrl) : undefined;
  }

  onModuleInit(): void {
    // A process that cannot send must not take the job from one that can.
    if (this.transport) this.jobs.register('send-mail', ({ id }) => this.send(id!));
  }

  /** Mails that waited while there was no SMTP_URL leave now; a code to sign in has expired since. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.transport) return;
    const em = this.em.fork();
    for (const { id } of await em.find(Mail, { state: 'waiting', secret: false }, { fields: ['id'] })) await this.jobs.add(em, 'send-mail', { id }, id);
  }

  /** Writes the letter in the given transaction; it leaves after the commit. */
  async post(em: EntityManager, letter: Letter): Promise<Mail> {
    const mail = em.create(Mail, { ...letter, secret: letter.secret ?? false, id: randomUUID(), state: 'waiting', attempts: 0, createdAt: this.clock.now() });
    await em.flush();
    if (this.transport) await this.jobs.add(em, 'send-mail', { id: mail.id }, mail.id);
    return mail;
  }

  private async send(id: string): Promise<void> {
    const em = this.em.fork();
    await em.transactional(async (tx) => {
      // Locked, so that a second worker waits and then finds it sent.
      const mail = await tx.findOne(Mail, { id, state: 'waiting' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!mail || !this.transport) return;
      if (this.hasExpired(mail)) {
        Object.assign(mail, { state: 'failed', problem: 'expired before the mail server took it' });
        return;
      }
      mail.attempts += 1;
      await this.transport.sendMail({ from: this.settings.mailFrom, to: mail.recipient, subject: mail.subject, text: mail.body, messageId: `<${mail.id}@${new URL(this.settings.baseUrl).hostname}>` });
      mail.state = 'sent';
      mail.sentAt = this.clock.now();
    }).catch((error: unknown) => this.note(id, error));
  }

  /** By the time at which it was written, from which a clock that was put back leads away as well. */
  private hasExpired({ secret, createdAt }: Mail): boolean {
    return secret && Math.abs(this.clock.now().getTime() - createdAt.getTime()) > SECRET_MINUTES * 60_000;
  }

  /**
   * What the mail server said. Its no for good (5xx) is the end; its "not now" is tried again by the job, ever more seldom.
   * One that says nothing is waited for as long as it takes, a weekend too, and asked again soon enough to be found back.
   */
  private async note(id: string, error: unknown): Promise<void> {
    const { message, responseCode = 0 } = error as { message?: string; responseCode?: number };
    const refused = responseCode >= 500;
    const em = this.em.fork();
    await em.transactional(async (tx) => {
      await tx.nativeUpdate(Mail, { id }, {
        problem: (message ?? String(error)).slice(0, 500), attempts: raw('attempts + 1'), ...(refused ? { state: 'failed' as const } : {}),
      });
      if (responseCode) return;
      const { attempts } = await tx.findOneOrFail(Mail, { id });
      await this.jobs.add(tx, 'send-mail', { id }, id, Math.min(2 ** Math.min(attempts, 10), LONGEST_PAUSE));
    });
    if (responseCode && !refused) throw error;
  }
}
