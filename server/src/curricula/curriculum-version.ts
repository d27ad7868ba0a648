import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Person } from '../identity/person.js';
import { Curriculum } from './curriculum.js';

/** Fassung. A published one never changes again (trigger); there is one draft of a curriculum at the most. */
@Entity({ tableName: 'curriculum_version' })
@ObjectType({ description: 'Fassung: a published one never changes again; a curriculum has one draft at the most.' })
export class CurriculumVersion {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Curriculum)
  curriculum!: Rel<Curriculum>;

  @Enum({ items: ['draft', 'published'] }) @Field(() => String, { description: 'draft or published.' })
  state!: 'draft' | 'published';

  @Property({ type: 'integer', nullable: true }) @Field(() => Int, { nullable: true, description: 'Null for the draft.' })
  number: number | null = null;

  @Property({ type: 'integer', nullable: true }) @Field(() => Int, { nullable: true, description: '0, or the count of corrections of wording released to running cohorts.' })
  patch: number | null = null;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'text' }) @Field(() => String)
  summary: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String, { description: 'What is new, by the person who published it.' })
  note: Opt<string> = '';

  /** SHA-256 of the files that made the draft: an import of the same files changes nothing. */
  @Property({ type: 'text', nullable: true })
  sourceHash: string | null = null;

  @Property({ type: 'Date', nullable: true }) @Field(() => Date, { nullable: true })
  publishedAt: Date | null = null;

  @ManyToOne(() => Person, { nullable: true, fieldName: 'published_by' })
  publishedBy: Rel<Person> | null = null;

  /** The published version of which it began as a copy: its changes are against that one, a correction of wording is one of it. */
  @ManyToOne(() => CurriculumVersion, { nullable: true })
  basedOn: Rel<CurriculumVersion> | null = null;

  /** Of a draft: rises with every change to any part of it, see `authoring/draft.ts`. */
  @Property({ type: 'integer', version: true }) @Field(() => Int, { description: 'Of a draft: rises with every change to any part of it.' })
  version!: Opt<number>;
}
