import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Field, ID, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { changesBetween } from './authoring/publishing.js';
import { type Unfinished, unfinishedOf } from './authoring/unfinished.js';
import { type Change, compare } from './compare.js';
import { contentsOf } from './curricula.queries.js';
import { CurriculumVersion } from './curriculum-version.js';
import { mayAuthorVersion } from './rights.js';

@ObjectType({ description: 'What one part has become between two versions.' })
export class PartChange {
  @Field({ description: 'added, removed or changed.' }) kind!: string;
  @Field({ description: 'curriculum, module or unit.' }) part!: string;
  @Field(() => ID, { description: 'The same in all versions.' }) uuid!: string;
  @Field() title!: string;
  @Field({ description: 'The title of the module of a unit; else empty.' }) inModule!: string;
  @Field(() => [String], { description: 'What changed: title, summary, outcomes, body, drawings, questionTexts, explanations, or what is more than wording.' }) aspects!: readonly string[];
  @Field(() => [String], {
    description: 'More than wording: added, removed, position, kind, minutes, presenceMinutes, onlineMinutes, outcomeCount, passShare, attempts, questions, questionKinds, options, rightAnswers.',
  }) beyondWording!: readonly string[];
}

@ObjectType({ description: 'A part that cannot be taught as it stands.' })
export class UnfinishedPart {
  @Field({ description: 'curriculum, module or unit.' }) part!: string;
  @Field(() => ID) uuid!: string;
  @Field() title!: string;
  @Field({ description: 'modules, summary, outcomes, units, text, questions, or picture: one that a text names and the module does not have.' }) missing!: string;
  @Field(() => String, { nullable: true, description: 'Of a missing picture: the text that names it, such as body or questions.0.text.' }) field?: string;
  @Field(() => String, { nullable: true, description: 'The missing picture as the text names it: assets/ablauf.svg.' }) picture?: string;
}

@ObjectType({ description: 'What a draft would be as a correction of the version of which it began.' })
export class Correction {
  @Field(() => Int) number!: number;
  @Field(() => [PartChange]) changes!: readonly Change[];
  @Field({ description: 'Nothing but wording has changed.' }) wordingOnly!: boolean;
}

@Resolver(() => CurriculumVersion)
export class ChangesResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [PartChange], { description: 'What is new against the version of which it began; later ones never alter it. Empty for the first.' })
  @May(mayAuthorVersion, 'parent')
  async changes(@Parent() version: CurriculumVersion, @Context() context: object): Promise<readonly Change[]> {
    return await batched(context, this.load, version.id) ?? [];
  }

  @ResolveField(() => CurriculumVersion, { nullable: true, description: 'The published version of which it began as a copy; null for the first.' })
  @May(mayAuthorVersion, 'parent')
  async basedOn(@Parent() { basedOn }: CurriculumVersion, @Context() context: object): Promise<CurriculumVersion | null> {
    return basedOn && (await batched(context, this.loadBases, basedOn.id))!;
  }

  @ResolveField(() => Correction, { nullable: true, description: 'Of a draft that began of a published version.' })
  @May(mayAuthorVersion, 'parent')
  async correction(@Parent() { id, state, basedOn }: CurriculumVersion): Promise<Correction | null> {
    const base = state === 'draft' && basedOn ? await this.em.findOneOrFail(CurriculumVersion, { id: basedOn.id }) : null;
    if (base?.number == null) return null;
    const changes = await changesBetween(this.em, base.id, id);
    return { number: base.number, changes, wordingOnly: changes.every(({ beyondWording }) => !beyondWording.length) };
  }

  @ResolveField(() => [UnfinishedPart], { description: 'What is still missing before a draft may be published.' })
  @May(mayAuthorVersion, 'parent')
  async unfinished(@Parent() { id, state }: CurriculumVersion): Promise<Unfinished[]> {
    return state === 'draft' ? unfinishedOf(this.em, id) : [];
  }

  private readonly load = async (ids: readonly string[]): Promise<Map<string, readonly Change[]>> => {
    const versions = await this.em.find(CurriculumVersion, { id: { $in: [...ids] }, basedOn: { $ne: null } });
    const contents = await contentsOf(this.em, [...new Set(versions.flatMap(({ id, basedOn }) => [id, basedOn!.id]))]);
    return new Map(versions.map(({ id, basedOn }) => [id, compare(contents.get(basedOn!.id)!, contents.get(id)!)]));
  };

  private readonly loadBases = async (ids: readonly string[]): Promise<Map<string, CurriculumVersion>> =>
    new Map((await this.em.find(CurriculumVersion, { id: { $in: [...ids] } })).map((version) => [version.id, version]));
}
