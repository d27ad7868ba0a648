import { EntityManager, wrap } from '@mikro-orm/postgresql';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { Programme } from '../programmes/programme.js';
import { Event } from './event.js';
import { mayChangeEvent, mayChangeSession, maySeeEvent, maySeeSession } from './rights.js';
import { Session } from './session.js';
import { Timetable } from './timetable.js';
import { ChangeEventInput, ChangeSessionInput } from './workshops.inputs.js';

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
  constructor(private readonly em: EntityManager, private readonly timetable: Timetable) {}

  @Query(() => Event, { description: 'One event.' })
  @May(maySeeEvent, 'id')
  event(@Args('id', { type: () => ID }) id: string): Promise<Event> {
    return this.em.findOneOrFail(Event, { id });
  }

  @Mutation(() => Event, { description: 'Place, what to bring, and whether it takes place, with all its sessions.' })
  @May(mayChangeEvent, 'input.eventId')
  changeEvent(@Args('input') input: ChangeEventInput): Promise<Event> {
    return this.timetable.changeEvent(input);
  }

  @ResolveField(() => Cohort, { nullable: true, description: 'Null for an event of the whole programme.' })
  async cohort(@Parent() event: Event, @Context() context: object): Promise<Cohort | null> {
    return event.cohort ? await batched(context, this.loadCohorts, event.cohort.id) ?? null : null;
  }

  @ResolveField(() => Programme)
  async programme(@Parent() event: Event, @Context() context: object): Promise<Programme> {
    return (await batched(context, this.loadProgrammes, event.programme.id))!;
  }

  private readonly loadCohorts = async (ids: readonly string[]): Promise<Map<string, Cohort>> =>
    new Map((await this.em.find(Cohort, { id: { $in: [...ids] } })).map((cohort) => [cohort.id, cohort]));

  private readonly loadProgrammes = async (ids: readonly string[]): Promise<Map<string, Programme>> =>
    new Map((await this.em.find(Programme, { id: { $in: [...ids] } })).map((programme) => [programme.id, programme]));

  @ResolveField(() => [Session], { description: 'In the order of their times.' })
  async sessions(@Parent() event: Event, @Context() context: object): Promise<Session[]> {
    return await batched(context, this.load, event.id) ?? [];
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Session[]>> =>
    Map.groupBy(await this.em.find(Session, { event: { $in: [...ids] } }, { orderBy: { startsAt: 'asc', id: 'asc' } }), (session) => session.event.id);
}

@Resolver(() => Session)
export class SessionResolver {
  constructor(private readonly em: EntityManager, private readonly timetable: Timetable) {}

  @Query(() => Session, { description: 'One session.' })
  @May(maySeeSession, 'id')
  session(@Args('id', { type: () => ID }) id: string): Promise<Session> {
    return this.em.findOneOrFail(Session, { id }, { populate: ['event'] });
  }

  @Mutation(() => Session, { description: 'Time, title, agenda, minutes and module of a session.' })
  @May(mayChangeSession, 'input.sessionId')
  changeSession(@Args('input') input: ChangeSessionInput): Promise<Session> {
    return this.timetable.changeSession(input);
  }

  @ResolveField(() => Event)
  async event(@Parent() session: Session, @Context() context: object): Promise<Event> {
    // Whoever found the session by way of its event has it already.
    return wrap(session.event).isInitialized() ? session.event : (await batched(context, this.load, session.event.id))!;
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Event>> =>
    new Map((await this.em.find(Event, { id: { $in: [...ids] } })).map((event) => [event.id, event]));
}
