import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Module } from './module.js';
import type { QuizContent } from './quiz-content.js';

export const UNIT_KINDS = ['lesson', 'reflection', 'quiz', 'assignment', 'session'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Lerneinheit: a lesson, quiz, assignment, reflection or session inside a module. */
@Entity({ tableName: 'unit' })
@ObjectType({ description: 'Lerneinheit: a lesson, quiz, assignment, reflection or session inside a module.' })
export class Unit {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID, { description: 'Of this version.' })
  id!: string;

  @ManyToOne(() => Module)
  module!: Rel<Module>;

  @Property({ type: 'uuid' }) @Field(() => ID, { description: 'The same in all versions.' })
  uuid!: string;

  @Property({ type: 'text' }) @Field()
  slug!: string;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Order in the module, from 1.' })
  position!: number;

  @Enum({ items: [...UNIT_KINDS] }) @Field(() => String, { description: 'lesson, reflection, quiz, assignment or session.' })
  kind!: UnitKind;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'integer' }) @Field(() => Int, { description: 'Planned time, in minutes.' })
  minutes!: number;

  /** Markdown; shown through edges that state who may read it. */
  @Property({ type: 'text' })
  body: Opt<string> = '';

  /** With the right answers, so never exposed as it is. */
  @Property({ type: 'json', nullable: true })
  quiz: QuizContent | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
