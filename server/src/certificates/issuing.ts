import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { nameOf, Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { Files } from '../platform/files/files.js';
import { notFound, Refusal } from '../platform/refusal.js';
import { Certificate } from './certificate.js';
import { CertificateRule, type Purpose } from './certificate-rule.js';
import type { IssueCertificatesInput } from './certificates.inputs.js';
import { Certification, type JudgedPerson, type Judgement } from './certification.js';
import { fileNameOf } from './file-name.js';
import { Stating } from './stating.js';

export interface Issued {
  readonly issued: Certificate[];
  /** Persons named who had one already. */
  readonly alreadyIssued: number;
}

/** Issues certificates: judged, stated, printed and stored in one transaction. */
@Injectable()
export class Issuing {
  constructor(
    private readonly em: EntityManager, private readonly certification: Certification, private readonly stating: Stating,
    private readonly files: Files, private readonly clock: Clock,
  ) {}

  /** All or none. Who has one already is left as it is, so that a second run of the same changes nothing. */
  async issue({ cohortId, purpose, personIds, expectedCount }: IssueCertificatesInput, by: string): Promise<Issued> {
    const named = [...new Set(personIds)];
    if (named.length !== expectedCount) throw new Refusal('certificates/count-differs', { field: 'input.expectedCount', bound: named.length });
    return this.em.transactional(async () => {
      await this.queueAt(cohortId, purpose);
      const already = await this.em.find(Certificate, { cohort: cohortId, purpose, state: 'issued', person: { $in: named } });
      const wanted = named.filter((id) => !already.some(({ person }) => person.id === id));
      return { issued: wanted.length ? await this.make(cohortId, purpose, wanted, by) : [], alreadyIssued: already.length };
    });
  }

  /** Issuers of one cohort go one after the other: the second sees what the first issued instead of hitting the unique index. */
  async queueAt(cohortId: string, purpose: Purpose): Promise<void> {
    const rule = await this.em.findOne(CertificateRule, { cohort: cohortId, purpose }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!rule) throw notFound();
  }

  /** Within a transaction that queued. Refuses unless everybody has met the rule as things stand now. */
  async make(cohortId: string, purpose: Purpose, personIds: readonly string[], by: string, now = this.clock.now()): Promise<Certificate[]> {
    const judgement = (await this.certification.of(cohortId)).find(({ rule }) => rule.purpose === purpose)!;
    const judged = await this.demandEligible(judgement, personIds);
    const statements = await this.stating.statements(cohortId, judgement, judged, by);
    const { version, conditions } = judgement.rule;
    // Loaded when first needed: the printing of PDFs is a tenth of what a start would load.
    const { printCertificate } = await import('./pdf/certificate-pdf.js');
    const made = [];
    for (const { facts: { personId }, eligibility } of judged) {
      const statement = statements.get(personId)!;
      const file = await this.files.keep(this.em, fileNameOf(statement), 'application/pdf', await printCertificate(statement, now));
      made.push(this.em.create(Certificate, {
        id: randomUUID(), number: statement.number, person: this.em.getReference(Person, personId), cohort: this.em.getReference(Cohort, cohortId),
        purpose, occasion: cohortId, state: 'issued', statement, rule: { version, conditions, eligibility }, file,
        issuedAt: now, issuedBy: this.em.getReference(Person, by),
      }));
    }
    await this.em.flush();
    return made;
  }

  private async demandEligible({ persons }: Judgement, personIds: readonly string[]): Promise<JudgedPerson[]> {
    const judged = persons.filter(({ facts }) => personIds.includes(facts.personId));
    if (judged.length !== personIds.length) throw notFound();
    const not = judged.filter(({ eligibility }) => eligibility.state !== 'met').map(({ facts }) => facts.personId);
    if (!not.length) return judged;
    const people = await this.em.find(Person, { id: { $in: not } }, { orderBy: { familyName: 'asc', givenName: 'asc' } });
    throw new Refusal('certificates/not-eligible', { field: 'input.personIds', persons: people.map(nameOf) });
  }
}
