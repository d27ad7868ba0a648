import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { Seeds } from './seeds.js';

@Module({ imports: [IdentityModule], providers: [Seeds] })
export class InstallationModule {}
