import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Cohort } from '../cohorts/cohort.js';
import { Module } from '../curricula/module.js';
import { Person } from '../identity/person.js';
import { Site } from '../sites/site.js';
import { enrolledIn, presenceIn } from './attendance.queries.js';
import { Attendance, type CohortMinutes, type PersonMinutes } from './attendance.service.js';
import type { AttendedMinutes, PersonAttendance, SiteAttendance } from './figures.js';

/** The figures of {@link Attendance} with the names that a page shows beside them. */
@Injectable()
export class Figures {
  constructor(private readonly em: EntityManager, private readonly attendance: Attendance) {}

  /** Sites by name; `only` keeps some of them. */
  async ofSites(cohortId: string, only: readonly string[] | null): Promise<SiteAttendance[]> {
    const representation = await this.attendance.representationOf(cohortId);
    const enrolled = await enrolledIn(this.em, cohortId);
    const { persons } = await this.attendance.minutesOf(cohortId);
    const sites = new Map((await this.em.find(Site, { id: { $in: representation.map(({ siteId }) => siteId) } })).map((site) => [site.id, site]));
    const attended = new Map(persons.map((person) => [person.personId, person.attended]));
    const people = Map.groupBy(enrolled, ({ site }) => site);
    return representation.filter(({ siteId }) => !only || only.includes(siteId)).map(({ siteId, events }) => {
      const own = [...new Set((people.get(siteId) ?? []).map(({ person }) => person))];
      return {
        site: sites.get(siteId)!,
        events: events.map(({ eventId, represented, sessions }) => ({ eventId, represented, sessions: sessions.map(({ sessionId, stand }) => ({ sessionId, stand })) })),
        persons: own.length,
        attended: own.reduce((sum, person) => sum + (attended.get(person) ?? 0), 0),
      };
    });
  }

  /** Everybody of a cohort, by site, main contact first. */
  async ofPersons(cohortId: string): Promise<PersonAttendance[]> {
    const enrolled = await enrolledIn(this.em, cohortId);
    const minutes = await this.attendance.minutesOf(cohortId);
    const marks = Map.groupBy(await presenceIn(this.em, cohortId), ({ person }) => person);
    const persons = new Map((await this.em.find(Person, { id: { $in: enrolled.map(({ person }) => person) } })).map((person) => [person.id, person]));
    const modules = await this.modulesOf(cohortId);
    const figures = new Map(minutes.persons.map((person) => [person.personId, person]));
    // Whoever changed seats stands once, at the last one.
    const last = new Map(enrolled.map((row) => [row.person, row]));
    return [...last.values()].map(({ person, site, seatKind }) => ({
      person: persons.get(person)!, siteId: site, seatKind,
      marks: (marks.get(person) ?? []).map(({ session, seat, kind, missed }) => ({ sessionId: session, seatId: seat, kind, minutesMissed: missed })),
      minutes: shown(figures.get(person)!, minutes, modules),
    }));
  }

  /** Minutes of some people of a cohort, by person. */
  async minutesOf(cohortId: string, personIds: readonly string[]): Promise<Map<string, AttendedMinutes>> {
    const minutes = await this.attendance.minutesOf(cohortId);
    const modules = await this.modulesOf(cohortId);
    return new Map(minutes.persons.filter(({ personId }) => personIds.includes(personId)).map((person) => [person.personId, shown(person, minutes, modules)]));
  }

  private async modulesOf(cohortId: string): Promise<Module[]> {
    const { curriculumVersion } = await this.em.findOneOrFail(Cohort, { id: cohortId });
    return this.em.find(Module, { curriculumVersion }, { orderBy: { position: 'asc' } });
  }
}

function shown(person: PersonMinutes, { offered }: CohortMinutes, modules: readonly Module[]): AttendedMinutes {
  const titled = [...modules.map(({ uuid, title }) => ({ moduleUuid: uuid, title })), { moduleUuid: null, title: '' }];
  return {
    attended: person.attended, offered: offered.total, notRecorded: person.notRecorded,
    modules: titled.filter(({ moduleUuid }) => offered.modules.has(moduleUuid))
      .map(({ moduleUuid, title }) => ({ moduleUuid, title, attended: person.modules.get(moduleUuid) ?? 0, offered: offered.modules.get(moduleUuid)! })),
  };
}
