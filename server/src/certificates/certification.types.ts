import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Cohort } from '../cohorts/cohort.js';
import { Person } from '../identity/person.js';
import { Site } from '../sites/site.js';
import { Certificate } from './certificate.js';
import { REASONS, STATES } from './eligibility.js';

@ObjectType({ description: 'Something by name.' })
export class Named {
  @Field(() => ID)
  id!: string;

  @Field()
  title!: string;
}

@ObjectType({ description: 'What the rule asks for.' })
export class Requirement {
  @Field({ description: 'attended-share, online-phase or site-represented.' })
  kind!: string;

  @Field(() => Float, { nullable: true, description: 'attended-share: from 0 to 1; site-represented: persons.' })
  atLeast!: number | null;

  @Field(() => String, { nullable: true, description: 'site-represented: at each event of this kind.' })
  each!: string | null;
}

@ObjectType({ description: 'Why something is not met or not decided yet.' })
export class MissingForCertificate {
  @Field({ description: `${REASONS.join(', ')}.` })
  code!: string;

  @Field(() => Int, { description: 'Minutes missing or not recorded; 0 where it is not about minutes.' })
  minutes!: number;

  @Field(() => [Named], { description: 'Modules in which something is missing; the id is the uuid that all versions share.' })
  modules!: Named[];

  @Field(() => [Named], { description: 'Events at which the site was not represented, or at which that is not recorded.' })
  events!: Named[];
}

@ObjectType({ description: 'One condition of the rule for one person.' })
export class ConditionState {
  @Field({ description: 'attended-share, online-phase or site-represented.' })
  kind!: string;

  @Field({ description: `${STATES.join(', ')}.` })
  state!: string;
}

@ObjectType({ description: 'What a person has met, with the figures behind it. Minutes; 1 UE = 45.' })
export class PersonCertification {
  @Field(() => Person)
  person!: Person;

  @Field(() => Site, { description: 'For which the last seat was held.' })
  site!: Site;

  @Field({ description: `${STATES.join(', ')}.` })
  state!: string;

  @Field(() => [ConditionState], { description: 'In the order of the rule.' })
  conditions!: ConditionState[];

  @Field(() => [MissingForCertificate])
  reasons!: MissingForCertificate[];

  @Field(() => Int)
  attended!: number;

  @Field(() => Int, { description: 'Of sessions in the time of the person without a mark: counted as nothing.' })
  notRecorded!: number;

  @Field(() => Int)
  unitsDone!: number;

  @Field(() => Int)
  unitsRequired!: number;

  @Field(() => Int)
  quizzesPassed!: number;

  @Field(() => Int)
  quizzesRequired!: number;

  @Field(() => Certificate, { nullable: true, description: 'The one that is issued.' })
  certificate!: Certificate | null;

  @Field({ description: 'Whether the issued one states more than is recorded today, or its rule is no longer met: it waits to be replaced or revoked.' })
  overtaken!: boolean;

  @Field(() => Certificate, { nullable: true, description: 'The latest one, where it was revoked and none was issued since: a new one is issued only on purpose.' })
  revoked!: Certificate | null;
}

@ObjectType({ description: 'One rule of a cohort applied to everybody in it.' })
export class CohortCertification {
  @Field({ description: 'participation or achievement.' })
  purpose!: string;

  @Field({ description: 'The title on the certificates.' })
  title!: string;

  @Field(() => [Requirement])
  requirements!: Requirement[];

  @Field(() => Int, { description: 'Minutes that the programme offers; 1 UE = 45.' })
  offered!: number;

  @Field(() => [PersonCertification], { description: 'By name in German order.' })
  persons!: PersonCertification[];

  @Field(() => [Certificate], { description: 'All that were issued, replaced and revoked ones included, by name in German order, of one person the latest first.' })
  certificates!: Certificate[];
}

@ObjectType({ description: 'Where the signed-in person stands on the way to a certificate.' })
export class MyCertification {
  @Field(() => Cohort)
  cohort!: Cohort;

  @Field()
  title!: string;

  @Field(() => [Requirement])
  requirements!: Requirement[];

  @Field(() => Int, { description: 'Minutes that the programme offers; 1 UE = 45.' })
  offered!: number;

  @Field(() => PersonCertification)
  standing!: PersonCertification;
}

@ObjectType({ description: 'What came of issuing.' })
export class IssuedCertificates {
  @Field(() => [Certificate])
  issued!: Certificate[];

  @Field(() => Int, { description: 'Persons named who had one already: nothing was done for them.' })
  alreadyIssued!: number;
}
