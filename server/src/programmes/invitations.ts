import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ContactData } from '../identity/contact-data.js';
import { Newcomers } from '../identity/newcomers.js';
import { nameOf, Person } from '../identity/person.js';
import { Attempts } from '../platform/attempts.js';
import { Outbox } from '../platform/mail/outbox.js';
import type { Actor } from '../platform/permission/right.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { type Invitation, invitationLetter } from './invitation-letter.js';

/** Enough for a whole list of invitations typed by hand; too few to flood mailboxes or to try addresses. */
const A_MINUTE = 30;

/** Everybody comes by invitation: a letter that says who gave what and how to sign in, and an account for who has none. */
@Injectable()
export class Invitations {
  constructor(
    private readonly newcomers: Newcomers, private readonly outbox: Outbox, private readonly attempts: Attempts, @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Asked before anything is looked up. */
  allow(actor: Actor): Promise<void> {
    return this.attempts.allow('invite', actor.personId!, A_MINUTE);
  }

  /** Written in the given transaction; the programme with its provider. Who has no address gets no letter. */
  async send(em: EntityManager, actor: Actor, person: Person, to: Pick<Invitation, 'programme' | 'role' | 'site'>): Promise<void> {
    await this.newcomers.openLater(em, person);
    const recipient = (await em.findOne(ContactData, { personId: person.id }))?.email;
    if (!recipient) return;
    const inviter = nameOf(await em.findOneOrFail(Person, { id: actor.personId! }));
    await this.outbox.post(em, invitationLetter({ ...to, recipient, name: nameOf(person), inviter, address: this.settings.baseUrl }));
  }
}
