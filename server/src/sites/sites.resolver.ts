import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '../platform/graphql/batched.js';
import { Programme } from '../programmes/programme.js';
import { Organisation } from './organisation.js';
import { Site } from './site.js';

@Resolver(() => Programme)
export class SitesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [Site], { description: 'By name in German order.' })
  sites(@Parent() programme: Programme): Promise<Site[]> {
    return this.em.find(Site, { programme }, { orderBy: { name: 'asc' } });
  }
}

@Resolver(() => Site)
export class SiteResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [Organisation], { description: 'In the order of the agreement.' })
  async organisations(@Parent() site: Site, @Context() context: object): Promise<Organisation[]> {
    return await batched(context, this.load, site.id) ?? [];
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Organisation[]>> =>
    Map.groupBy(await this.em.find(Organisation, { site: { $in: [...ids] } }, { populate: ['kind'], orderBy: { position: 'asc' } }), (organisation) => organisation.site.id);
}
