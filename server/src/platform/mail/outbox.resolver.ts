import { EntityManager } from '@mikro-orm/postgresql';
import { Inject } from '@nestjs/common';
import { Field, Int, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { May } from '../permission/may.js';
import { hasRole, right } from '../permission/right.js';
import { SETTINGS, type Settings } from '../settings.js';
import { Mail } from './mail.js';

export const mayReadOutbox = right('outbox.read', null, hasRole('administrator'));
const LATEST = 200;

@ObjectType({ description: 'The outbox: every mail that was written, sent or not.' })
export class OutboxPage {
  @Field({ description: 'False without SMTP_URL: then mails wait here and nothing is sent.' })
  sending!: boolean;

  @Field(() => Int, { description: 'All that wait.' })
  waiting!: number;

  @Field(() => [Mail], { description: `The latest ${LATEST}, newest first.` })
  mails!: Mail[];
}

@Resolver(() => Mail)
export class OutboxResolver {
  constructor(private readonly em: EntityManager, @Inject(SETTINGS) private readonly settings: Settings) {}

  @Query(() => OutboxPage, { description: 'The outbox, for administrators.' })
  @May(mayReadOutbox)
  async outbox(): Promise<OutboxPage> {
    const mails = await this.em.find(Mail, {}, { orderBy: { createdAt: 'desc', id: 'asc' }, limit: LATEST });
    return { sending: this.settings.smtpUrl !== undefined, waiting: await this.em.count(Mail, { state: 'waiting' }), mails };
  }

  @ResolveField(() => String, { nullable: true, description: 'The text; null for one that opens an account, outside of demo installations.' })
  body(@Parent() mail: Mail): string | null {
    return this.readable(mail) ? mail.body : null;
  }

  /** A sign-in code stands in the subject too, so that a phone shows it. */
  @ResolveField(() => String, { description: 'Without its secret, outside of demo installations.' })
  subject(@Parent() mail: Mail): string {
    return this.readable(mail) ? mail.subject : mail.subject.replace(/\d{6}/, '••••••');
  }

  private readable(mail: Mail): boolean {
    return !mail.secret || this.settings.embedded;
  }
}
