import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, MaxDate, MinDate, ValidateNested } from 'class-validator';
import { Id, SeenVersion, Text, WholeNumber } from '../platform/input.js';

const [EARLIEST, LATEST] = [new Date('2000-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')];

@InputType()
export class UnitInput {
  @Id('The cohort.')
  cohortId!: string;

  @Id('The unit, by the uuid that all versions share.')
  unitUuid!: string;
}

@InputType()
export class PositionInput extends UnitInput {
  @Text('The anchor of the heading that is being read; empty for the beginning.', 200)
  anchor!: string;
}

@InputType()
export class WritingInput extends UnitInput {
  @Text('What the person writes.', 20_000)
  text!: string;

  @SeenVersion()
  version!: number;
}

@InputType()
export class AnswerInput {
  @Id('The question.')
  questionUuid!: string;

  @Field(() => [Int], { description: 'Indexes of the chosen options, from 0. At most 10.' })
  @IsArray({ context: { code: 'input/not-a-list' } })
  @ArrayMaxSize(10, { context: { code: 'input/too-many', bound: 10 } })
  @IsInt({ each: true, context: { code: 'input/not-a-number' } })
  options!: number[];
}

@InputType()
export class AnswersInput extends UnitInput {
  @Field(() => [AnswerInput], { description: 'Each question once. At most 100.' })
  @IsArray({ context: { code: 'input/not-a-list' } })
  @ArrayMaxSize(100, { context: { code: 'input/too-many', bound: 100 } })
  @ValidateNested({ each: true }) @Type(() => AnswerInput)
  answers!: AnswerInput[];
}

@InputType()
export class ModuleInput {
  @Id('The cohort.')
  cohortId!: string;

  @Id('The module, by the uuid that all versions share.')
  moduleUuid!: string;

  @WholeNumber('The version that was seen; none for a module without days.', 1, 2_147_483_647, { optional: true })
  version?: number | null;
}

@InputType()
export class ScheduleInput extends ModuleInput {
  @Field(() => Date, { description: 'From which instant it is open. From 2000 to 2099.' })
  @MinDate(EARLIEST, { context: { code: 'input/too-small', bound: '2000-01-01' } })
  @MaxDate(LATEST, { context: { code: 'input/too-large', bound: '2100-01-01' } })
  opensAt!: Date;

  @Field(() => Date, { nullable: true, description: 'From which instant nothing more is accepted; null for never. From 2000 to 2099.' })
  @IsOptional()
  @MinDate(EARLIEST, { context: { code: 'input/too-small', bound: '2000-01-01' } })
  @MaxDate(LATEST, { context: { code: 'input/too-large', bound: '2100-01-01' } })
  closesAt?: Date | null;
}
