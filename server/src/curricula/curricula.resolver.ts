import { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { CurrentActor } from '../platform/permission/request.js';
import { type Actor, idsOf, SIGNED_IN } from '../platform/permission/right.js';
import { notFound } from '../platform/refusal.js';
import { CurriculumVersion } from './curriculum-version.js';
import { Curriculum } from './curriculum.js';
import { Module } from './module.js';
import { mayAuthor } from './rights.js';
import { Unit } from './unit.js';

@Resolver(() => Curriculum)
export class CurriculaResolver {
  constructor(private readonly em: EntityManager) {}

  @Query(() => [Curriculum], { description: 'The curricula that the signed-in person may write in, by title; all for an administrator.' })
  @May(SIGNED_IN)
  curricula(@CurrentActor() actor: Actor): Promise<Curriculum[]> {
    const all = actor.grants.some((grant) => grant.role === 'administrator');
    return this.em.find(Curriculum, all ? {} : { id: { $in: idsOf(actor, 'curriculum', ['author']) } }, { orderBy: { title: 'asc' } });
  }

  @Query(() => Curriculum, { description: 'One curriculum, for those who may write in it.' })
  @May(mayAuthor, 'id')
  curriculum(@Args('id', { type: () => ID }) id: string): Promise<Curriculum> {
    return this.em.findOneOrFail(Curriculum, { id });
  }

  @Query(() => Module, { description: 'A module by its uuid: of the draft, or of the newest published version where there is none.' })
  @May(mayAuthor, 'curriculumId')
  async moduleInWork(@Args('curriculumId', { type: () => ID }) curriculumId: string, @Args('uuid', { type: () => ID }) uuid: string): Promise<Module> {
    return await this.em.findOne(Module, { uuid, curriculumVersion: { curriculum: curriculumId } }, { orderBy: NEWEST }) ?? missing();
  }

  @Query(() => Unit, { description: 'A unit by its uuid: of the draft, or of the newest published version where there is none.' })
  @May(mayAuthor, 'curriculumId')
  async unitInWork(@Args('curriculumId', { type: () => ID }) curriculumId: string, @Args('uuid', { type: () => ID }) uuid: string): Promise<Unit> {
    return await this.em.findOne(Unit, { uuid, module: { curriculumVersion: { curriculum: curriculumId } } }, { orderBy: { module: NEWEST } }) ?? missing();
  }

  @ResolveField(() => [CurriculumVersion], { description: 'Published, the newest first.' })
  async versions(@Parent() curriculum: Curriculum, @Context() context: object): Promise<CurriculumVersion[]> {
    return (await batched(context, this.load, curriculum.id) ?? []).filter(({ state }) => state === 'published');
  }

  @ResolveField(() => CurriculumVersion, { nullable: true, description: 'What is being worked on.' })
  async draft(@Parent() curriculum: Curriculum, @Context() context: object): Promise<CurriculumVersion | null> {
    return (await batched(context, this.load, curriculum.id) ?? []).find(({ state }) => state === 'draft') ?? null;
  }

  @ResolveField(() => CurriculumVersion, { nullable: true, description: 'The draft, or the newest published version where there is none.' })
  async inWork(@Parent() curriculum: Curriculum, @Context() context: object): Promise<CurriculumVersion | null> {
    const all = await batched(context, this.load, curriculum.id) ?? [];
    return all.find(({ state }) => state === 'draft') ?? all[0] ?? null;
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, CurriculumVersion[]>> =>
    Map.groupBy(await this.em.find(CurriculumVersion, { curriculum: { $in: [...ids] } }, { orderBy: { number: 'desc', patch: 'desc' } }), (version) => version.curriculum.id);
}

// 'draft' stands before 'published'; among the published ones the highest number first.
const NEWEST = { curriculumVersion: { state: 'asc', number: 'desc', patch: 'desc' } } as const;

function missing(): never {
  throw notFound();
}
