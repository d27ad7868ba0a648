import type { Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Programme } from './programme.js';

@Entity({ tableName: 'phase' })
@ObjectType({ description: 'A stretch of a programme, such as call, selection, qualification.' })
export class Phase {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Programme)
  programme!: Rel<Programme>;

  @Property({ type: 'text' }) @Field()
  key!: string;

  @Property({ type: 'text' }) @Field()
  title!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate)
  startsOn!: string;

  @Property({ type: 'date' }) @Field(() => LocalDate, { description: 'The last day.' })
  endsOn!: string;

  @Property({ type: 'integer' })
  position!: number;
}
