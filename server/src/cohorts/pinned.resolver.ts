import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { mayAuthorVersion } from '../curricula/rights.js';
import { Clock } from '../platform/clock.js';
import { batched } from '../platform/graphql/batched.js';
import { LocalDate } from '../platform/graphql/scalars.js';
import { May } from '../platform/permission/may.js';
import { pinnedTo, runningOnDraftsNumber } from './cohorts.queries.js';

@ObjectType({ description: 'A cohort as the authors of its curriculum know it: not a way into other programmes.' })
export class PinnedCohort {
  @Field(() => ID) id!: string;
  @Field() title!: string;
  @Field() programmeTitle!: string;
  @Field(() => LocalDate) startsOn!: string;
  @Field(() => LocalDate) endsOn!: string;
  @Field({ description: 'Its last day has not passed.' }) running!: boolean;
}

@Resolver(() => CurriculumVersion)
export class PinnedCohortsResolver {
  constructor(private readonly em: EntityManager, private readonly clock: Clock) {}

  @ResolveField(() => [PinnedCohort], { description: 'The cohorts that are pinned to it, the latest first.' })
  @May(mayAuthorVersion, 'parent')
  async pinnedCohorts(@Parent() version: CurriculumVersion, @Context() context: object): Promise<PinnedCohort[]> {
    return await batched(context, this.load, version.id) ?? [];
  }

  @ResolveField(() => [PinnedCohort], { description: 'Of a draft: the running cohorts that a correction of wording would reach.' })
  @May(mayAuthorVersion, 'parent')
  async correctedCohorts(@Parent() version: CurriculumVersion, @Context() context: object): Promise<PinnedCohort[]> {
    return await batched(context, this.loadCorrected, version.id) ?? [];
  }

  private readonly load = (ids: readonly string[]): Promise<Map<string, PinnedCohort[]>> => pinnedTo(this.em, ids, this.clock.today());
  private readonly loadCorrected = (ids: readonly string[]): Promise<Map<string, PinnedCohort[]>> => runningOnDraftsNumber(this.em, ids, this.clock.today());
}
