import { Module } from '@nestjs/common';
import { DemoPeople } from './demo-people.js';
import { InstallationResolver } from './installation.resolver.js';
import { IdentityModule } from '../identity/identity.module.js';
import { Seeds } from './seeds.js';

@Module({ imports: [IdentityModule], providers: [Seeds, DemoPeople, InstallationResolver] })
export class InstallationModule {}
