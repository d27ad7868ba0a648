import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { OrganisationKind } from './organisation-kind.js';
import { Organisation } from './organisation.js';
import { Site } from './site.js';
import { SiteResolver, SitesResolver } from './sites.resolver.js';

@Module({ imports: [MikroOrmModule.forFeature([Site, Organisation, OrganisationKind])], providers: [SitesResolver, SiteResolver] })
export class SitesModule {}
