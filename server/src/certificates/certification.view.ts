import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { Person } from '../identity/person.js';
import { Site } from '../sites/site.js';
import { Certificate } from './certificate.js';
import { Certification, type JudgedPerson, type Judgement } from './certification.js';
import type { CohortCertification, MissingForCertificate, MyCertification, PersonCertification, Requirement } from './certification.types.js';
import type { Condition } from './conditions.js';
import type { CohortFacts } from './facts.js';
import { isOvertaken } from './overtaken.js';

const GERMAN = new Intl.Collator('de');

/** Judgements with the names that a page shows. */
@Injectable()
export class CertificationView {
  constructor(private readonly em: EntityManager, private readonly certification: Certification) {}

  async ofCohort(cohortId: string): Promise<CohortCertification[]> {
    const judgements = await this.certification.of(cohortId);
    const certificates = await this.em.find(Certificate, { cohort: cohortId }, { populate: ['person'], orderBy: { issuedAt: 'desc', id: 'asc' } });
    const shown = await this.shower(judgements.flatMap(({ persons }) => persons), certificates);
    return judgements.map((judgement) => ({
      ...ruleOf(judgement),
      persons: judgement.persons.map((person) => shown(judgement, person)).sort(byName),
      certificates: certificates.filter(({ purpose }) => purpose === judgement.rule.purpose).sort(byName),
    }));
  }

  /** Where one person stands in their cohorts, the latest first. */
  async ofPerson(personId: string, cohortIds: readonly string[]): Promise<MyCertification[]> {
    const cohorts = await this.em.find(Cohort, { id: { $in: [...cohortIds] } }, { orderBy: { startsOn: 'desc', title: 'asc' } });
    const certificates = await this.em.find(Certificate, { person: personId });
    const mine: MyCertification[] = [];
    for (const cohort of cohorts) {
      for (const judgement of await this.certification.of(cohort.id)) {
        const own = judgement.persons.find(({ facts }) => facts.personId === personId);
        const shown = await this.shower(own ? [own] : [], certificates.filter((certificate) => certificate.cohort.id === cohort.id));
        if (own) mine.push({ cohort, ...ruleOf(judgement), standing: shown(judgement, own) });
      }
    }
    return mine;
  }

  private async shower(judged: readonly JudgedPerson[], certificates: readonly Certificate[]): Promise<(judgement: Judgement, person: JudgedPerson) => PersonCertification> {
    const persons = new Map((await this.em.find(Person, { id: { $in: judged.map(({ facts }) => facts.personId) } })).map((person) => [person.id, person]));
    const sites = new Map((await this.em.find(Site, { id: { $in: judged.map(({ facts }) => facts.siteId) } })).map((site) => [site.id, site]));
    const byPerson = Map.groupBy(certificates, ({ person }) => person.id);
    return ({ rule, facts: cohort }, judgedPerson) => {
      const { facts, eligibility: { state, conditions } } = judgedPerson;
      const held = (byPerson.get(facts.personId) ?? []).filter(({ purpose }) => purpose === rule.purpose);
      const issued = held.find((one) => one.state === 'issued') ?? null;
      return {
        person: persons.get(facts.personId)!, site: sites.get(facts.siteId)!, state,
        conditions: conditions.map((condition) => ({ kind: condition.kind, state: condition.state })),
        reasons: conditions.flatMap(({ reasons }) => reasons).map(({ code, minutes, modules, events }): MissingForCertificate => ({
          code, minutes, modules: titled(modules, cohort), events: titled(events, cohort),
        })),
        attended: facts.attended, notRecorded: facts.notRecorded,
        unitsDone: facts.online.unitsDone, unitsRequired: facts.online.unitsRequired,
        quizzesPassed: facts.online.quizzesPassed, quizzesRequired: facts.online.quizzesRequired,
        certificate: issued, overtaken: issued !== null && isOvertaken(issued, judgedPerson), revoked: issued ? null : lastRevoked(held),
      };
    };
  }
}

interface OfPerson { readonly person: Pick<Person, 'familyName' | 'givenName'> }

const lastRevoked = (held: readonly Certificate[]): Certificate | null =>
  held.filter(({ state }) => state === 'revoked').sort((a, b) => b.endedAt!.getTime() - a.endedAt!.getTime())[0] ?? null;

const ruleOf = ({ rule: { purpose, title, conditions }, facts: { offered } }: Judgement): Pick<CohortCertification, 'purpose' | 'title' | 'requirements' | 'offered'> =>
  ({ purpose, title, offered, requirements: conditions.map(requirementOf) });

const requirementOf = (condition: Condition): Requirement =>
  ({ kind: condition.kind, atLeast: 'atLeast' in condition ? condition.atLeast : null, each: 'each' in condition ? condition.each : null });

/** In the order of the programme. */
const titled = (ids: readonly string[], { modules, events }: CohortFacts): { id: string; title: string }[] =>
  [...modules.map(({ uuid, title }) => ({ id: uuid, title })), ...events].filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title }));

const nameInList = ({ person }: OfPerson): string => `${person.familyName}, ${person.givenName}`;

/** Of two of the same person the order stays as it was. */
const byName = (a: OfPerson, b: OfPerson): number => GERMAN.compare(nameInList(a), nameInList(b));
