import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurriculumVersion } from '../curricula/curriculum-version.js';
import { mayAuthorVersion } from '../curricula/rights.js';
import { Clock } from '../platform/clock.js';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { pinnedTo, runningOnDraftsNumber } from './cohorts.queries.js';
import { PinnedCohort } from './pinned-cohort.js';

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
