import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module as NestModule } from '@nestjs/common';
import { CurriculumVersion } from './curriculum-version.js';
import { Curriculum } from './curriculum.js';
import { ModuleAsset } from './module-asset.js';
import { Module } from './module.js';
import { Unit } from './unit.js';

@NestModule({ imports: [MikroOrmModule.forFeature([Curriculum, CurriculumVersion, Module, Unit, ModuleAsset])] })
export class CurriculaModule {}
