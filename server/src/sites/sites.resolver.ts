import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '../platform/graphql/batched.js';
import { Programme } from '../programmes/programme.js';
import { RoleAssignment } from '../programmes/role-assignment.js';
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

@Resolver(() => RoleAssignment)
export class RoleSiteResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => Site, { nullable: true, description: 'Of a site contact; null for every other role.' })
  async site(@Parent() { siteId }: RoleAssignment, @Context() context: object): Promise<Site | null> {
    return siteId ? await batched(context, this.load, siteId) ?? null : null;
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, Site>> =>
    new Map((await this.em.find(Site, { id: { $in: [...ids] } })).map((site) => [site.id, site]));
}
