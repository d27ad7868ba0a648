import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import { Start, type StartContribution, type ToDo } from '../programmes/start.js';
import { Certificate } from './certificate.js';
import { CertificateRule } from './certificate-rule.js';
import { Certification } from './certification.js';

/** A new certificate is news for a month. */
const NEWS_DAYS = 30;
const DAY = 86_400_000;

/** What waits: certificates to issue for issuers, a new one of one's own for participants. */
@Injectable()
export class CertificatesStart implements OnModuleInit {
  constructor(private readonly em: EntityManager, private readonly start: Start, private readonly certification: Certification, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.start.answeredBy((actor) => this.of(actor));
  }

  private async of(actor: Actor): Promise<StartContribution> {
    return { todo: [...await this.toIssue(actor), ...await this.own(actor)] };
  }

  private async toIssue(actor: Actor): Promise<ToDo[]> {
    const programmes = idsOf(actor, 'programme', ['issuer']);
    if (!programmes.length) return [];
    const rules = await this.em.find(CertificateRule, { cohort: { programme: { $in: programmes } } }, { populate: ['cohort'], orderBy: { cohort: { startsOn: 'asc' } } });
    const waiting: ToDo[] = [];
    for (const { cohort, purpose } of rules) {
      const judgement = (await this.certification.of(cohort.id)).find(({ rule }) => rule.purpose === purpose)!;
      // Whoever ever had one has it still, or it was revoked: then nothing waits, a new one is issued only on purpose.
      const had = new Set((await this.em.find(Certificate, { cohort, purpose })).map(({ person }) => person.id));
      const count = judgement.persons.filter(({ facts, eligibility }) => eligibility.state === 'met' && !had.has(facts.personId)).length;
      if (count) waiting.push({ kind: 'certificates-to-issue', subject: cohort.title, count, dueAt: null, link: `/cohorts/${cohort.id}/certificates` });
    }
    return waiting;
  }

  private async own(actor: Actor): Promise<ToDo[]> {
    if (!actor.personId) return [];
    const since = new Date(this.clock.now().getTime() - NEWS_DAYS * DAY);
    const mine = await this.em.find(Certificate, { person: actor.personId, state: 'issued', issuedAt: { $gte: since } }, { orderBy: { issuedAt: 'desc' } });
    return mine.map(({ title }) => ({ kind: 'certificate-ready', subject: title, count: 1, dueAt: null, link: '/certificates' }));
  }
}
