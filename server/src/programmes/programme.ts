import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Provider } from '../providers/provider.js';

@ObjectType({ description: 'A named human with telephone and mail, published by the provider for this purpose.' })
export class ProgrammeContact {
  @Field()
  name!: string;

  @Field()
  phone!: string;

  @Field()
  email!: string;
}

/** Programm: what is funded. */
@Entity({ tableName: 'programme' })
@ObjectType({ description: 'Programm: what is funded: sites, curricula, cohorts, period.' })
export class Programme {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @Property({ type: 'text' }) @Field()
  slug!: string;

  @ManyToOne(() => Provider)
  provider!: Rel<Provider>;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'text' }) @Field(() => String)
  subtitle: Opt<string> = '';

  @Property({ type: 'text' }) @Field(() => String)
  summary: Opt<string> = '';

  @Property({ type: 'date' }) @Field(() => LocalDate)
  startsOn!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  endsOn!: string;

  @Property({ type: 'text' }) @Field(() => String, { description: 'IANA zone of its days.' })
  timeZone: Opt<string> = 'Europe/Berlin';

  @Property({ type: 'string[]' }) @Field(() => [String], { description: 'Fördergeber.' })
  funders: Opt<string[]> = [];

  @Property({ type: 'text' })
  contactName!: string;

  @Property({ type: 'text' })
  contactPhone!: string;

  @Property({ type: 'text' })
  contactEmail!: string;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
