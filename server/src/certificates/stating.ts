import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { nameOf, Person } from '../identity/person.js';
import { Clock } from '../platform/clock.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
import { Site } from '../sites/site.js';
import type { JudgedPerson, Judgement } from './certification.js';
import { newNumber } from './number.js';
import { type Statement, townIn } from './statement.js';

/** Writes down what certificates state, once, on the day of issue. */
@Injectable()
export class Stating {
  constructor(private readonly em: EntityManager, private readonly clock: Clock, @Inject(SETTINGS) private readonly settings: Settings) {}

  async statements(cohortId: string, { rule, facts }: Judgement, judged: readonly JudgedPerson[], issuerId: string): Promise<Map<string, Statement>> {
    const cohort = await this.em.findOneOrFail(Cohort, { id: cohortId }, { populate: ['programme.provider', 'curriculumVersion'] });
    const { programme, curriculumVersion } = cohort;
    const persons = await this.em.find(Person, { id: { $in: [issuerId, ...judged.map((one) => one.facts.personId)] } });
    const issuing = await this.em.findOneOrFail(RoleAssignment, { person: issuerId, role: 'issuer', programme, endedAt: null });
    const sites = await this.em.find(Site, { id: { $in: judged.map((one) => one.facts.siteId) } });
    const named = (id: string): string => nameOf(persons.find((person) => person.id === id)!);
    const [first, last] = [facts.events.at(0), facts.events.at(-1)];
    return new Map(judged.map(({ facts: person }): [string, Statement] => {
      const number = newNumber();
      const missing = new Set(person.online.unitsMissingIn.map(({ moduleUuid }) => moduleUuid));
      return [person.personId, {
        number, title: rule.title, person: named(person.personId), site: sites.find(({ id }) => id === person.siteId)!.name,
        programme: programme.title, curriculum: curriculumVersion.title, cohort: cohort.title, provider: programme.provider.name, funders: programme.funders,
        startsOn: first?.startsOn ?? cohort.startsOn, endsOn: last?.endsOn ?? cohort.endsOn,
        parts: facts.events.map(({ id, title, startsOn, endsOn, place, offered }) => ({ title, startsOn, endsOn, place, offered, attended: person.byEvent.get(id) ?? 0 })),
        modules: facts.modules.map(({ uuid, title, outcomes, offered, online }) => ({
          title, outcomes, offered, attended: person.byModule.get(uuid) ?? 0, online: missing.has(uuid) ? 0 : online,
        })),
        attended: person.attended, offered: facts.offered,
        online: {
          unitsDone: person.online.unitsDone, unitsRequired: person.online.unitsRequired,
          quizzesPassed: person.online.quizzesPassed, quizzesRequired: person.online.quizzesRequired,
        },
        place: townIn(programme.provider.address), issuedOn: this.clock.today(programme.timeZone),
        issuer: named(issuerId), issuerFunction: issuing.function!,
        address: `${this.settings.baseUrl}/de/verify/${number}`,
      }];
    }));
  }
}
