import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '../platform/graphql/batched.js';
import { CurriculumVersion } from './curriculum-version.js';
import { Curriculum } from './curriculum.js';
import { Module } from './module.js';
import { Unit } from './unit.js';

/** The outline: what a version consists of, for everybody who has to do with it. Texts and answers are not in it. */
@Resolver(() => CurriculumVersion)
export class VersionOutlineResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => Curriculum)
  async curriculum(@Parent() version: CurriculumVersion, @Context() context: object): Promise<Curriculum> {
    return (await batched(context, this.loadCurricula, version.curriculum.id))!;
  }

  @ResolveField(() => [Module], { description: 'In their order.' })
  async modules(@Parent() version: CurriculumVersion, @Context() context: object): Promise<Module[]> {
    return await batched(context, this.loadModules, version.id) ?? [];
  }

  private readonly loadCurricula = async (ids: readonly string[]): Promise<Map<string, Curriculum>> =>
    new Map((await this.em.find(Curriculum, { id: { $in: [...ids] } })).map((curriculum) => [curriculum.id, curriculum]));

  private readonly loadModules = async (ids: readonly string[]): Promise<Map<string, Module[]>> =>
    Map.groupBy(await this.em.find(Module, { curriculumVersion: { $in: [...ids] } }, { orderBy: { position: 'asc' } }), (module) => module.curriculumVersion.id);
}

@Resolver(() => Module)
export class ModuleOutlineResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => CurriculumVersion)
  async curriculumVersion(@Parent() module: Module, @Context() context: object): Promise<CurriculumVersion> {
    return (await batched(context, this.loadVersions, module.curriculumVersion.id))!;
  }

  @ResolveField(() => [Unit], { description: 'In their order.' })
  async units(@Parent() module: Module, @Context() context: object): Promise<Unit[]> {
    return await batched(context, this.loadUnits, module.id) ?? [];
  }

  private readonly loadVersions = async (ids: readonly string[]): Promise<Map<string, CurriculumVersion>> =>
    new Map((await this.em.find(CurriculumVersion, { id: { $in: [...ids] } })).map((version) => [version.id, version]));

  // An outline of a hundred units would carry half a megabyte of texts that nobody asked for.
  private readonly loadUnits = async (ids: readonly string[]): Promise<Map<string, Unit[]>> =>
    Map.groupBy(await this.em.find(Unit, { module: { $in: [...ids] } }, { orderBy: { position: 'asc' }, exclude: ['body', 'quiz'] as never }), (unit) => unit.module.id);
}
