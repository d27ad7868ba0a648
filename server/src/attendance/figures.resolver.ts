import { EntityManager } from '@mikro-orm/postgresql';
import { Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { Enrolment } from '../cohorts/enrolment.js';
import { maySeeResults } from '../cohorts/rights.js';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, idsOf } from '../platform/permission/right.js';
import { AttendedMinutes, PersonAttendance, SiteAttendance } from './figures.js';
import { Figures } from './figures.service.js';
import { Mark } from './mark.js';
import { maySeePersonsAttendance, maySeeRepresentation } from './rights.js';

const SEE_ALL_SITES = ['organiser', 'issuer', 'trainer', 'committee', 'funder'];

@Resolver(() => Cohort)
export class CohortAttendanceResolver {
  constructor(private readonly figures: Figures) {}

  @ResolveField(() => [SiteAttendance], { description: 'Which sites were represented, by name; a site contact sees the own site.' })
  @May(maySeeRepresentation, 'parent')
  siteAttendance(@Parent() cohort: Cohort, @CurrentActor() actor: Actor): Promise<SiteAttendance[]> {
    return this.figures.ofSites(cohort.id, sitesShownTo(actor, cohort));
  }

  @ResolveField(() => [PersonAttendance], { description: 'Marks and minutes of everybody, by site, main contact first.' })
  @May(maySeePersonsAttendance, 'parent')
  personAttendance(@Parent() cohort: Cohort): Promise<PersonAttendance[]> {
    return this.figures.ofPersons(cohort.id);
  }
}

@Resolver(() => Enrolment)
export class EnrolmentAttendanceResolver {
  constructor(private readonly em: EntityManager, private readonly figures: Figures) {}

  @ResolveField(() => [Mark], { description: 'Marks of this person on this seat, in the order of the sessions.' })
  @May(maySeeResults, 'parent')
  async marks(@Parent() enrolment: Enrolment, @Context() context: object): Promise<Mark[]> {
    return await batched(context, this.loadMarks, enrolment.id) ?? [];
  }

  @ResolveField(() => AttendedMinutes, { description: 'Minutes of this person in the cohort, on whichever seat.' })
  @May(maySeeResults, 'parent')
  async attendedMinutes(@Parent() enrolment: Enrolment, @Context() context: object): Promise<AttendedMinutes> {
    return (await batched(context, this.loadMinutes, `${enrolment.cohort.id} ${enrolment.person.id}`))!;
  }

  private readonly loadMarks = async (ids: readonly string[]): Promise<Map<string, Mark[]>> =>
    Map.groupBy(await this.em.find(Mark, { enrolment: { $in: [...ids] } }, { orderBy: { session: { startsAt: 'asc', id: 'asc' } } }), (mark) => mark.enrolment.id);

  private readonly loadMinutes = async (keys: readonly string[]): Promise<Map<string, AttendedMinutes>> => {
    const found = new Map<string, AttendedMinutes>();
    for (const [cohort, pairs] of Map.groupBy(keys.map((key) => key.split(' ') as [string, string]), ([cohortId]) => cohortId)) {
      const minutes = await this.figures.minutesOf(cohort, pairs.map(([, person]) => person));
      for (const [person, figures] of minutes) found.set(`${cohort} ${person}`, figures);
    }
    return found;
  };
}

@Resolver(() => Mark)
export class MarkResolver {
  @ResolveField(() => ID, { description: 'The session it is about.' })
  sessionId(@Parent() mark: Mark): string {
    return mark.session.id;
  }
}

/** Null for all. */
function sitesShownTo(actor: Actor, cohort: Cohort): readonly string[] | null {
  const all = actor.grants.some((grant) => grant.role === 'administrator') || idsOf(actor, 'programme', SEE_ALL_SITES).includes(cohort.programme.id);
  return all ? null : idsOf(actor, 'site', ['site-contact']);
}
