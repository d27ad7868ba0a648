import { Module } from '@nestjs/common';
import { Seeds } from './seeds.js';

@Module({ providers: [Seeds] })
export class InstallationModule {}
