import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEmail, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { LocalDate } from '../platform/graphql/scalars.js';
import { Id, Text, WholeNumber } from '../platform/input.js';

@InputType({ description: 'Somebody who is not known yet.' })
export class NewPersonInput {
  @Text('First name.', 100, { min: 1 })
  givenName!: string;

  @Text('Family name.', 100, { min: 1 })
  familyName!: string;

  @Field({ description: 'Where invitations and codes to sign in go. At most 254 characters.' })
  @MaxLength(254, { context: { code: 'input/too-long', bound: 254 } })
  @IsEmail({}, { context: { code: 'input/not-an-address' } })
  email!: string;
}

@InputType({ description: 'Who holds a seat from a day on: somebody of the programme, or a new person.' })
export class GiveSeatOnInput {
  @Id('The seat.')
  seatId!: string;

  @Id('The enrolment that held it when it was looked at; null for a vacant seat.', { optional: true })
  enrolmentId?: string | null;

  @WholeNumber('The version of that enrolment that was seen.', 1, 2_147_483_647, { optional: true })
  version?: number | null;

  @Field(() => LocalDate, { description: 'The first day of the new holder.' })
  from!: string;

  @Id('Somebody of the programme.', { optional: true })
  personId?: string | null;

  @Field(() => NewPersonInput, { nullable: true }) @IsOptional() @ValidateNested() @Type(() => NewPersonInput)
  person?: NewPersonInput | null;
}
