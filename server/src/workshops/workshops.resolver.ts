import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { isParticipantOfCohort } from '../cohorts/rights.js';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { right } from '../platform/permission/right.js';
import { isAdministrator, isCommittee, isFunder, isSomeSiteContact, runsProgramme } from '../programmes/roles.js';
import { Event } from './event.js';
import { Session } from './session.js';

export const maySeeSession = right('session.see', 'session',
  runsProgramme.or(isParticipantOfCohort).or(isSomeSiteContact).or(isCommittee).or(isFunder).or(isAdministrator));

@Resolver(() => Cohort)
export class CohortEventsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [Event], { description: 'In the order of their days, cancelled ones included.' })
  async events(@Parent() cohort: Cohort, @Context() context: object): Promise<Event[]> {
    return await batched(context, this.load, cohort.id) ?? [];
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Event[]>> =>
    Map.groupBy(await this.em.find(Event, { cohort: { $in: [...ids] } }, { orderBy: { startsOn: 'asc', id: 'asc' } }), (event) => event.cohort!.id);
}

@Resolver(() => Event)
export class EventResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [Session], { description: 'In the order of their times.' })
  async sessions(@Parent() event: Event, @Context() context: object): Promise<Session[]> {
    return await batched(context, this.load, event.id) ?? [];
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Session[]>> =>
    Map.groupBy(await this.em.find(Session, { event: { $in: [...ids] } }, { orderBy: { startsAt: 'asc', id: 'asc' } }), (session) => session.event.id);
}

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => Session, { description: 'One session.' })
  @May(maySeeSession, 'id')
  session(@Args('id', { type: () => ID }) id: string): Promise<Session> {
    return this.em.findOneOrFail(Session, { id }, { populate: ['event'] });
  }

  @ResolveField(() => Event)
  async event(@Parent() session: Session, @Context() context: object): Promise<Event> {
    return (await batched(context, this.load, session.event.id))!;
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Event>> =>
    new Map((await this.em.find(Event, { id: { $in: [...ids] } })).map((event) => [event.id, event]));
}
