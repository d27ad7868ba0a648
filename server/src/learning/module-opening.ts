import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';

/** When a module is open to a cohort for learning online. Without a row it is closed. */
@Entity({ tableName: 'module_opening' })
@ObjectType({ description: 'When a module is open to a cohort for learning online.' })
export class ModuleOpening {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @Property({ type: 'uuid' }) @Field(() => ID, { description: 'The module, by the uuid that all versions share.' })
  moduleUuid!: string;

  @Property({ type: 'Date' }) @Field()
  opensAt!: Date;

  @Property({ type: 'Date', nullable: true }) @Field(() => Date, { nullable: true, description: 'The instant from which nothing more is accepted.' })
  closesAt: Date | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
