import { EntityManager } from '@mikro-orm/postgresql';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, idsOf, SIGNED_IN } from '../platform/permission/right.js';
import { Programme } from '../programmes/programme.js';
import { Cohort } from './cohort.js';
import { Enrolment } from './enrolment.js';
import { GiveSeatOnInput } from './cohorts.inputs.js';
import { mayGiveSeats, maySeeCohort, maySeePeopleOfCohort } from './rights.js';
import { Seats } from './seats.js';

const SEE_ALL = ['organiser', 'issuer', 'trainer', 'site-contact', 'committee', 'funder'];

@Resolver(() => Cohort)
export class CohortsResolver {
  constructor(private readonly em: EntityManager, private readonly seats: Seats) {}

  @Query(() => [Cohort], { description: 'The cohorts that the signed-in person has to do with, the latest first.' })
  @May(SIGNED_IN)
  cohorts(@CurrentActor() actor: Actor): Promise<Cohort[]> {
    const all = actor.grants.some((grant) => grant.role === 'administrator');
    const where = { $or: [{ programme: { $in: idsOf(actor, 'programme', SEE_ALL) } }, { id: { $in: idsOf(actor, 'cohort', ['participant']) } }] };
    return this.em.find(Cohort, all ? {} : where, { orderBy: { startsOn: 'desc', title: 'asc' } });
  }

  @Query(() => Cohort, { description: 'One cohort.' })
  @May(maySeeCohort, 'id')
  cohort(@Args('id', { type: () => ID }) id: string): Promise<Cohort> {
    return this.em.findOneOrFail(Cohort, { id });
  }

  @Mutation(() => Enrolment, { description: 'Gives a seat on to somebody else from a day on; marks of earlier days stay as they are.' })
  @May(mayGiveSeats, 'input.seatId')
  giveSeatOn(@CurrentActor() actor: Actor, @Args('input') input: GiveSeatOnInput): Promise<Enrolment> {
    return this.seats.giveOn(actor, input);
  }

  @ResolveField(() => Programme)
  programme(@Parent() cohort: Cohort): Promise<Programme> {
    return this.em.findOneOrFail(Programme, { id: cohort.programme.id });
  }

  @ResolveField(() => CurriculumVersion, { description: 'The version to which it is pinned.' })
  curriculumVersion(@Parent() cohort: Cohort): Promise<CurriculumVersion> {
    return this.em.findOneOrFail(CurriculumVersion, { id: cohort.curriculumVersion.id });
  }

  @ResolveField(() => [Enrolment], { description: 'By site, main contact first, then by the day from which they hold.' })
  @May(maySeePeopleOfCohort, 'parent')
  enrolments(@Parent() cohort: Cohort): Promise<Enrolment[]> {
    return this.em.find(Enrolment, { cohort }, { populate: ['person', 'seat.site'], orderBy: { seat: { site: { name: 'asc' }, kind: 'desc' }, validFrom: 'asc' } });
  }
}
