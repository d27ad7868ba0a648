import { EntityManager } from '@mikro-orm/postgresql';
import { Context, Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched } from '../platform/graphql/batched.js';
import { May } from '../platform/permission/may.js';
import { drawingsOf } from './curricula.queries.js';
import { assetBaseOf, renderMarkdown } from './markdown.js';
import { Module } from './module.js';
import { mayAuthorModule, mayAuthorUnit } from './rights.js';
import { Unit } from './unit.js';

@ObjectType({ description: 'An answer with whether it is right.' })
export class OptionSource {
  @Field() text!: string;
  @Field() correct!: boolean;
  @Field({ description: 'What is said to who chose it; empty for nothing.' }) feedback!: string;
}

@ObjectType({ description: 'A question with its right answers.' })
export class QuestionSource {
  @Field({ description: 'The same in all versions.' }) uuid!: string;
  @Field({ description: 'single, multiple or truth.' }) kind!: string;
  @Field({ description: 'Markdown.' }) text!: string;
  @Field({ description: 'Markdown.' }) explanation!: string;
  @Field(() => [OptionSource]) options!: OptionSource[];
}

@ObjectType({ description: 'A quiz with its right answers.' })
export class QuizSource {
  @Field(() => Int, { description: 'Share of questions that must be right, in percent.' }) passPercent!: number;
  @Field(() => Int, { nullable: true, description: 'Null for as often as one likes.' }) attempts!: number | null;
  @Field(() => [QuestionSource]) questions!: QuestionSource[];
}

@ObjectType({ description: 'A unit as its authors write it.' })
export class UnitSource {
  @Field({ description: 'Markdown.' }) body!: string;
  @Field({ description: 'The Markdown as a learner sees it.' }) html!: string;
  @Field(() => QuizSource, { nullable: true }) quiz!: QuizSource | null;
}

@Resolver(() => Unit)
export class UnitSourceResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => UnitSource, { description: 'For authors.' })
  @May(mayAuthorUnit, 'parent')
  async source(@Parent() { id }: Unit, @Context() context: object): Promise<UnitSource> {
    const { body, quiz, module } = (await batched(context, this.loadWhole, id))!;
    return {
      body, html: renderMarkdown(body, { assetBase: assetBaseOf(module.id) }),
      quiz: quiz && {
        passPercent: Math.round(quiz.passShare * 100), attempts: quiz.attempts,
        questions: quiz.questions.map((question) => ({ ...question, options: question.options.map((option) => ({ ...option, feedback: option.feedback ?? '' })) })),
      },
    };
  }

  @ResolveField(() => Module)
  async module(@Parent() unit: Unit, @Context() context: object): Promise<Module> {
    return (await batched(context, this.loadModules, unit.module.id))!;
  }

  // Units of an outline come without their texts.
  private readonly loadWhole = async (ids: readonly string[]): Promise<Map<string, Unit>> =>
    new Map((await this.em.find(Unit, { id: { $in: [...ids] } }, { refresh: true })).map((unit) => [unit.id, unit]));

  private readonly loadModules = async (ids: readonly string[]): Promise<Map<string, Module>> =>
    new Map((await this.em.find(Module, { id: { $in: [...ids] } })).map((module) => [module.id, module]));
}

@Resolver(() => Module)
export class ModuleDrawingsResolver {
  constructor(private readonly em: EntityManager) {}

  @ResolveField(() => [String], { description: 'Names of its diagrams, which Markdown writes as ![Text](assets/name.svg).' })
  @May(mayAuthorModule, 'parent')
  async drawings(@Parent() module: Module, @Context() context: object): Promise<string[]> {
    return await batched(context, this.load, module.id) ?? [];
  }

  private readonly load = (ids: readonly string[]): Promise<Map<string, string[]>> => drawingsOf(this.em, ids);
}
