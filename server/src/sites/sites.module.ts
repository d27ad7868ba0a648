import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { Organisation } from './organisation.js';
import { Site } from './site.js';
import { SiteResolver, SitesResolver } from './sites.resolver.js';

@Module({ imports: [MikroOrmModule.forFeature([Site, Organisation])], providers: [SitesResolver, SiteResolver] })
export class SitesModule {}
