import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module, type OnModuleInit } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { SitesOfProgrammes } from '../programmes/sites-of-programmes.js';
import { OrganisationKind } from './organisation-kind.js';
import { Organisation } from './organisation.js';
import { Site } from './site.js';
import './sites.invariants.js';
import { RoleSiteResolver, SiteResolver, SitesResolver } from './sites.resolver.js';

@Module({ imports: [MikroOrmModule.forFeature([Site, Organisation, OrganisationKind]), ProgrammesModule], providers: [SitesResolver, SiteResolver, RoleSiteResolver] })
export class SitesModule implements OnModuleInit {
  constructor(private readonly sites: SitesOfProgrammes) {}

  onModuleInit(): void {
    this.sites.answeredBy((em, programme, id) => em.findOne(Site, { id, programme }));
  }
}
