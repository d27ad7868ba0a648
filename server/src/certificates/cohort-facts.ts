import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Attendance, type CohortMinutes, type PersonMinutes, type SiteRepresentation } from '../attendance/attendance.service.js';
import { Cohort } from '../cohorts/cohort.js';
import { Enrolment } from '../cohorts/enrolment.js';
import { Module } from '../curricula/module.js';
import { ModuleOpening } from '../learning/module-opening.js';
import { type OnlinePhase, Progress } from '../learning/progress.js';
import { Clock } from '../platform/clock.js';
import { Event } from '../workshops/event.js';
import type { CohortFacts, EventFacts, OnlineFacts, PersonFacts, Standing } from './facts.js';
import { townIn } from './statement.js';

/** Gathers what the rules are asked with. As many statements for 3 persons as for 300. */
@Injectable()
export class Facts {
  constructor(private readonly em: EntityManager, private readonly attendance: Attendance, private readonly progress: Progress, private readonly clock: Clock) {}

  /** One after the other: within a transaction they share a connection. */
  async of(cohort: Cohort): Promise<CohortFacts> {
    const minutes = await this.attendance.minutesOf(cohort.id);
    const representation = await this.attendance.representationOf(cohort.id);
    const online = new Map((await this.progress.onlinePhaseOf(cohort.id)).map((phase) => [phase.personId, phase]));
    const events = await this.em.find(Event, { cohort, id: { $in: [...minutes.offered.events.keys()] } }, { orderBy: { startsOn: 'asc', id: 'asc' } });
    const modules = await this.em.find(Module, { curriculumVersion: cohort.curriculumVersion }, { orderBy: { position: 'asc' } });
    const mayStill = await this.openModules(cohort, modules);
    const sites = await this.sitesOf(cohort);
    return {
      offered: minutes.offered.total,
      events: events.map((event) => eventFacts(event, minutes)),
      modules: modules.map(({ uuid, title, outcomes, onlineMinutes }) => ({ uuid, title, outcomes, offered: minutes.offered.modules.get(uuid) ?? 0, online: onlineMinutes })),
      persons: minutes.persons.map((person) => personFacts(person, sites.get(person.personId)!, representation, online.get(person.personId), mayStill)),
    };
  }

  /** The site of each person: the one for which the last seat was held. */
  private async sitesOf(cohort: Cohort): Promise<Map<string, string>> {
    const enrolments = await this.em.find(Enrolment, { cohort }, { populate: ['seat'], orderBy: { validFrom: 'asc' } });
    return new Map(enrolments.map((enrolment) => [enrolment.person.id, enrolment.seat.site.id]));
  }

  /** Modules in which something can still be done: open now or later. Without a day on which they close, until the cohort ends. */
  private async openModules(cohort: Cohort, modules: readonly Module[]): Promise<Set<string>> {
    const openings = new Map((await this.em.find(ModuleOpening, { cohort })).map((opening) => [opening.moduleUuid, opening]));
    const running = this.clock.today() <= cohort.endsOn;
    return new Set(modules.map(({ uuid }) => uuid).filter((uuid) => {
      const closesAt = openings.get(uuid)?.closesAt;
      return closesAt ? this.clock.now() < closesAt : running;
    }));
  }
}

const eventFacts = ({ id, kind, title, startsOn, endsOn, venueName, venueAddress }: Event, { offered }: CohortMinutes): EventFacts => {
  const town = townIn(venueAddress);
  return { id, kind, title, startsOn, endsOn, offered: offered.events.get(id)!, place: [venueName, venueName.includes(town) ? '' : town].filter(Boolean).join(', ') || 'online' };
};

function personFacts(person: PersonMinutes, siteId: string, sites: readonly SiteRepresentation[], online: OnlinePhase | undefined, mayStill: ReadonlySet<string>): PersonFacts {
  const standing = sites.find((site) => site.siteId === siteId)?.events ?? [];
  return {
    personId: person.personId, siteId, attended: person.attended, notRecorded: person.notRecorded, byEvent: person.events,
    byModule: new Map([...person.modules].flatMap(([uuid, minutes]) => (uuid ? [[uuid, minutes]] : []))),
    online: onlineFacts(online, mayStill),
    site: new Map(standing.map(({ eventId, sessions }) => [eventId, sessions.map(({ known, open }): Standing => ({ there: known, open }))])),
  };
}

function onlineFacts(phase: OnlinePhase | undefined, mayStill: ReadonlySet<string>): OnlineFacts {
  if (!phase) return { unitsDone: 0, unitsRequired: 0, quizzesPassed: 0, quizzesRequired: 0, unitsMissingIn: [], quizzesNotPassed: [] };
  const missing = (moduleUuid: string): { moduleUuid: string; open: boolean } => ({ moduleUuid, open: mayStill.has(moduleUuid) });
  const failed = phase.quizzes.filter(({ passed }) => !passed);
  return {
    unitsDone: phase.unitsDone, unitsRequired: phase.unitsRequired,
    quizzesPassed: phase.quizzes.length - failed.length, quizzesRequired: phase.quizzes.length,
    unitsMissingIn: phase.modules.filter(({ unitsDone, unitsRequired }) => unitsDone < unitsRequired).map(({ moduleUuid }) => missing(moduleUuid)),
    quizzesNotPassed: [...new Set(failed.map(({ moduleUuid }) => moduleUuid))].map(missing),
  };
}
