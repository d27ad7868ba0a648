import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module as NestModule } from '@nestjs/common';
import { AssetsController } from './assets.controller.js';
import { AuthoringResolver } from './authoring/authoring.resolver.js';
import { Modules } from './authoring/modules.js';
import { Publishing } from './authoring/publishing.js';
import { Units } from './authoring/units.js';
import { ChangesResolver } from './changes.resolver.js';
import './curricula.invariants.js';
import { CurriculaResolver } from './curricula.resolver.js';
import './curricula.scopes.js';
import { CurriculumVersion } from './curriculum-version.js';
import { Curriculum } from './curriculum.js';
import { ModuleAsset } from './module-asset.js';
import { Module } from './module.js';
import { ModuleOutlineResolver, VersionOutlineResolver } from './outline.resolver.js';
import { ModuleDrawingsResolver, UnitSourceResolver } from './unit-source.resolver.js';
import { Unit } from './unit.js';

@NestModule({
  imports: [MikroOrmModule.forFeature([Curriculum, CurriculumVersion, Module, Unit, ModuleAsset])],
  controllers: [AssetsController],
  providers: [
    Modules, Units, Publishing,
    CurriculaResolver, VersionOutlineResolver, ModuleOutlineResolver, UnitSourceResolver, ModuleDrawingsResolver, ChangesResolver, AuthoringResolver,
  ],
})
export class CurriculaModule {}
