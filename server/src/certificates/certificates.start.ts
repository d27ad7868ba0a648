import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import { Start, type StartContribution, type ToDo } from '../programmes/start.js';
import { Certificate } from './certificate.js';
import { CertificateRule } from './certificate-rule.js';
import { Certification } from './certification.js';
import { isOvertaken } from './overtaken.js';

/** What became of a certificate is news for a month. */
const NEWS_DAYS = 30;
const DAY = 86_400_000;

/** What waits: certificates to issue, and those that a corrected mark overtook, for issuers; what became of one's own for participants. */
@Injectable()
export class CertificatesStart implements OnModuleInit {
  constructor(private readonly em: EntityManager, private readonly start: Start, private readonly certification: Certification, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.start.answeredBy((actor) => this.ofIssuer(actor));
    this.start.answeredBy((actor) => this.ofParticipant(actor));
  }

  private async ofIssuer(actor: Actor): Promise<StartContribution> {
    const programmes = idsOf(actor, 'programme', ['issuer']);
    if (!programmes.length) return {};
    const rules = await this.em.find(CertificateRule, { cohort: { programme: { $in: programmes } } }, { populate: ['cohort'], orderBy: { cohort: { startsOn: 'asc' } } });
    const waiting: ToDo[] = [];
    for (const { cohort, purpose } of rules) {
      const judgement = (await this.certification.of(cohort.id)).find(({ rule }) => rule.purpose === purpose)!;
      const had = Map.groupBy(await this.em.find(Certificate, { cohort, purpose }), ({ person }) => person.id);
      // Whoever ever had one has it still, or it was revoked: then nothing waits, a new one is issued only on purpose.
      const toIssue = judgement.persons.filter(({ facts, eligibility }) => eligibility.state === 'met' && !had.has(facts.personId)).length;
      const overtaken = judgement.persons.filter((person) => had.get(person.facts.personId)?.some((certificate) => isOvertaken(certificate, person))).length;
      for (const [kind, count] of [['certificates-overtaken', overtaken], ['certificates-to-issue', toIssue]] as const) {
        if (count) waiting.push({ kind, subject: cohort.title, count, dueAt: null, link: `/cohorts/${cohort.id}/certificates` });
      }
    }
    return { todo: waiting };
  }

  private async ofParticipant(actor: Actor): Promise<StartContribution> {
    if (!idsOf(actor, 'cohort', ['participant']).length) return {};
    const since = new Date(this.clock.now().getTime() - NEWS_DAYS * DAY);
    const mine = await this.em.find(Certificate, { person: actor.personId, state: { $in: ['issued', 'revoked'] } }, { orderBy: { issuedAt: 'desc' } });
    // The latest of an occasion says it all: a new one after a revoked one is what counts.
    const latest = mine.filter((one, index) => index === mine.findIndex(({ occasion, purpose }) => occasion === one.occasion && purpose === one.purpose));
    const news = latest.filter(({ endedAt, issuedAt }) => (endedAt ?? issuedAt) >= since);
    return { todo: news.map(({ state, title }) => ({ kind: state === 'issued' ? 'certificate-ready' : 'certificate-revoked', subject: title, count: 1, dueAt: null, link: '/certificates' })) };
  }
}
