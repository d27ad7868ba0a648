import { type Opt, OptionalProps, type Rel } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { Person } from '../identity/person.js';
import { StoredFile } from '../platform/files/stored-file.js';
import { PURPOSES, type Purpose } from './certificate-rule.js';
import type { Condition } from './conditions.js';
import type { Eligibility } from './eligibility.js';
import type { Statement } from './statement.js';

export const CERTIFICATE_STATES = ['issued', 'replaced', 'revoked'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** By what it was decided: the rule of that day and what came of it. */
export interface Decision {
  readonly version: number;
  readonly conditions: readonly Condition[];
  readonly eligibility: Eligibility;
}

/** Zertifikat. Only its state may move on, once; the rest is fixed (trigger), the file's bytes included. */
@Entity({ tableName: 'certificate' })
@ObjectType({ description: 'Zertifikat: what was issued stays as it was; only its state moves on, once.' })
export class Certificate {
  /** Read from the statement. */
  [OptionalProps]?: 'title' | 'name' | 'attended' | 'offered' | 'issuer' | 'programme' | 'pdf';

  @PrimaryKey({ type: 'uuid' }) @Field(() => ID)
  id!: string;

  @Property({ type: 'text' }) @Field({ description: '80 random bits as XXXX-XXXX-XXXX-XXXX.' })
  number!: string;

  @ManyToOne(() => Person)
  person!: Rel<Person>;

  @ManyToOne(() => Cohort)
  cohort!: Rel<Cohort>;

  @Enum({ items: [...PURPOSES] }) @Field(() => String, { description: 'participation or achievement.' })
  purpose!: Purpose;

  /** What it is for: one issued certificate at the most of a person, purpose and occasion (unique index). */
  @Property({ type: 'text' })
  occasion!: string;

  @Enum({ items: [...CERTIFICATE_STATES] }) @Field(() => String, { description: 'issued, replaced or revoked.' })
  state!: CertificateState;

  @Property({ type: 'json' })
  statement!: Statement;

  @Property({ type: 'json' })
  rule!: Decision;

  @ManyToOne(() => StoredFile)
  file!: Rel<StoredFile>;

  @Property({ type: 'Date' }) @Field()
  issuedAt!: Date;

  @ManyToOne(() => Person, { fieldName: 'issued_by' })
  issuedBy!: Rel<Person>;

  @Property({ type: 'Date', nullable: true }) @Field(() => Date, { nullable: true, description: 'When it was replaced or revoked.' })
  endedAt: Date | null = null;

  @ManyToOne(() => Person, { nullable: true, fieldName: 'ended_by' })
  endedBy: Rel<Person> | null = null;

  @Property({ type: 'text', nullable: true }) @Field(() => String, { nullable: true, description: 'Why it was replaced or revoked, for those who run the programme and the person.' })
  reason: string | null = null;

  @Property({ type: 'integer', version: true }) @Field(() => Int)
  version!: Opt<number>;

  @Field({ description: 'The title on it.' })
  get title(): string {
    return this.statement.title;
  }

  @Field({ description: 'The name on it, as it was on the day of issue.' })
  get name(): string {
    return this.statement.person;
  }

  @Field(() => Int, { description: 'Minutes attended; 1 UE = 45.' })
  get attended(): number {
    return this.statement.attended;
  }

  @Field(() => Int, { description: 'Minutes offered; 1 UE = 45.' })
  get offered(): number {
    return this.statement.offered;
  }

  @Field({ description: 'Who issued it.' })
  get issuer(): string {
    return this.statement.issuer;
  }

  @Field({ description: 'The programme on it.' })
  get programme(): string {
    return this.statement.programme;
  }

  @Field({ description: 'Path of the PDF.' })
  get pdf(): string {
    return `/certificates/${this.id}.pdf`;
  }
}
