import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from '@nestjs/graphql';

/** Träger: an organisation that runs programmes. */
@Entity({ tableName: 'provider' })
@ObjectType({ description: 'Träger: an organisation that runs programmes.' })
export class Provider {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @Property({ type: 'text' })
  slug!: string;

  @Property({ type: 'text' }) @Field()
  name!: string;

  @Property({ type: 'text' }) @Field()
  shortName!: string;

  @Property({ type: 'text' }) @Field(() => String, { description: 'Postal address, lines separated by line breaks.' })
  address: Opt<string> = '';

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true })
  website: string | null = null;

  @Property({ type: 'text' }) @Field(() => String, { description: 'Text of the imprint (§ 5 DDG).' })
  imprint: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String, { description: 'Who answers questions about personal data.' })
  privacyName: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String)
  privacyEmail: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String, { description: 'Primary colour as #RRGGBB.' })
  colour: Opt<string> = '#0B5563';

  @Property({ type: 'integer', version: true })
  version!: Opt<number>;
}
