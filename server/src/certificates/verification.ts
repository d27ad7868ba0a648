import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Certificate } from './certificate.js';
import { readNumber } from './number.js';

@ObjectType({ description: 'What an issued certificate certifies.' })
export class Certified {
  @Field()
  title!: string;

  @Field({ description: 'The name on it.' })
  name!: string;

  @Field()
  provider!: string;

  @Field()
  programme!: string;

  @Field()
  curriculum!: string;

  @Field(() => LocalDate)
  startsOn!: string;

  @Field(() => LocalDate)
  endsOn!: string;

  @Field(() => Int, { description: 'Minutes attended; 1 UE = 45.' })
  attended!: number;

  @Field(() => Int, { description: 'Minutes offered; 1 UE = 45.' })
  offered!: number;

  @Field(() => LocalDate)
  issuedOn!: string;

  @Field({ description: 'Who signed it, and as what.' })
  issuer!: string;

  @Field()
  issuerFunction!: string;

  @Field({ description: 'SHA-256 of the PDF, in hexadecimal: whoever has the file can compare it.' })
  sha256!: string;
}

@ObjectType({ description: 'The answer to a number that exists.' })
export class Verification {
  @Field({ description: 'As it is printed, however it was typed.' })
  number!: string;

  @Field({ description: 'issued, replaced or revoked.' })
  state!: string;

  @Field(() => Date, { nullable: true, description: 'Since when it is replaced or revoked.' })
  endedAt!: Date | null;

  @Field(() => Certified, { nullable: true, description: 'Only of a valid one: whose certificate was taken back is nobody else\'s business.' })
  certified!: Certified | null;
}

/** Answers strangers. Nothing is read that the certificate did not state on its day. */
@Injectable()
export class Verifying {
  constructor(private readonly em: EntityManager) {}

  /** Null for unknown and malformed alike. */
  async verify(typed: string): Promise<Verification | null> {
    const number = readNumber(typed);
    const certificate = number && await this.em.findOne(Certificate, { number }, { populate: ['file'] });
    if (!certificate) return null;
    const { state, endedAt, statement, file } = certificate;
    return { number, state, endedAt, certified: state === 'issued' ? { ...statement, name: statement.person, sha256: file.sha256 } : null };
  }
}
