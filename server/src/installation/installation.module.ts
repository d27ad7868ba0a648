import { EntityManager } from '@mikro-orm/postgresql';
import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { Mail } from '../platform/mail/mail.js';
import { mayReadOutbox } from '../platform/mail/outbox.resolver.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { Start } from '../programmes/start.js';
import { DemoPeople } from './demo-people.js';
import { InstallationResolver } from './installation.resolver.js';
import { Seeds } from './seeds.js';

@Module({ imports: [IdentityModule, ProgrammesModule], providers: [Seeds, DemoPeople, InstallationResolver] })
export class InstallationModule implements OnModuleInit {
  constructor(private readonly start: Start, private readonly em: EntityManager) {}

  /** Mails that do not leave are an administrator's first thing in the morning. */
  onModuleInit(): void {
    this.start.answeredBy(async (actor) => {
      if (!mayReadOutbox.heldBy(actor, {})) return {};
      const count = await this.em.count(Mail, { state: 'waiting' });
      return { todo: count ? [{ kind: 'mail-waiting', subject: '', count, dueAt: null, link: '/outbox' }] : [] };
    });
  }
}
