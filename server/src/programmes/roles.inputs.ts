import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEmail, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Id, OneOf, SeenVersion, Text, YesNo } from '../platform/input.js';
import { PROGRAMME_ROLES, type ProgrammeRole } from './role-assignment.js';

@InputType({ description: 'Somebody who is invited by name and address.' })
export class InvitedPersonInput {
  @Text('First name.', 100, { min: 1 })
  givenName!: string;

  @Text('Family name.', 100, { min: 1 })
  familyName!: string;

  @Field({ description: 'Where the invitation and the codes to sign in go. At most 254 characters.' })
  @MaxLength(254, { context: { code: 'input/too-long', bound: 254 } })
  @IsEmail({}, { context: { code: 'input/not-an-address' } })
  email!: string;

  @YesNo('True where somebody of another name is known by this address and both use it.')
  sharesMailbox!: boolean;
}

@InputType({ description: 'A role for somebody whom one knows, or for somebody who is invited: one of the two.' })
export class GiveRoleInput {
  @Id('The programme.')
  programmeId!: string;

  @OneOf('The role.', PROGRAMME_ROLES)
  role!: ProgrammeRole;

  @Id('For a site contact, and only there: a site of the programme.', { optional: true })
  siteId?: string | null;

  @Text('For an issuer, and only there: what stands below the name on certificates, such as Projektleitung.', 200, { min: 1, optional: true })
  function?: string | null;

  @Id('Somebody from knownPersons.', { optional: true })
  personId?: string | null;

  @Field(() => InvitedPersonInput, { nullable: true }) @IsOptional() @ValidateNested() @Type(() => InvitedPersonInput)
  person?: InvitedPersonInput | null;
}

@InputType()
export class EndRoleInput {
  @Id('The role as it was given.')
  assignmentId!: string;

  @SeenVersion()
  version!: number;
}

@InputType()
export class KnownPersonsInput {
  @Id('The programme in which a role is to be given.')
  programmeId!: string;

  @Text('A part of the name; empty for all.', 100)
  search!: string;
}
