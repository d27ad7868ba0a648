import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { CertificateRule } from './certificate-rule.js';
import { Facts } from './cohort-facts.js';
import { type Eligibility, eligibilityOf } from './eligibility.js';
import type { CohortFacts, PersonFacts } from './facts.js';

/** A rule of a cohort applied to everybody in it. */
export interface Judgement {
  readonly rule: CertificateRule;
  readonly facts: CohortFacts;
  readonly persons: readonly JudgedPerson[];
}

export interface JudgedPerson {
  readonly facts: PersonFacts;
  readonly eligibility: Eligibility;
}

/** Who has met what: the one answer that the page shows and that issuing relies on. */
@Injectable()
export class Certification {
  constructor(private readonly em: EntityManager, private readonly facts: Facts) {}

  /** One judgement for each rule of the cohort. */
  async of(cohortId: string): Promise<Judgement[]> {
    const rules = await this.em.find(CertificateRule, { cohort: cohortId }, { orderBy: { purpose: 'desc' } });
    if (!rules.length) return [];
    const facts = await this.facts.of(await this.em.findOneOrFail(Cohort, { id: cohortId }));
    return rules.map((rule) => judgedBy(rule, facts));
  }
}

export const judgedBy = (rule: CertificateRule, facts: CohortFacts): Judgement =>
  ({ rule, facts, persons: facts.persons.map((person) => ({ facts: person, eligibility: eligibilityOf(rule.conditions, facts, person) })) });
