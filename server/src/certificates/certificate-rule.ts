import type { Opt, Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import type { Condition } from './conditions.js';

export const PURPOSES = ['participation', 'achievement'] as const;
export type Purpose = (typeof PURPOSES)[number];

@Entity({ tableName: 'certificate_rule' })
@ObjectType({ description: 'What a certificate of a cohort asks for.' })
export class CertificateRule {
  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @Enum({ items: [...PURPOSES] }) @Field(() => String, { description: 'participation or achievement.' })
  purpose!: Purpose;

  @Property({ type: 'text' }) @Field({ description: 'The title on the certificate.' })
  title!: string;

  @Property({ type: 'json' })
  conditions!: Condition[];

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;
}
