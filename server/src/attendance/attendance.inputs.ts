import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateNested } from 'class-validator';
import { Id, OneOf, Text, WholeNumber } from '../platform/input.js';
import { MARK_KINDS, type MarkKind } from './mark.js';

/** More than any room holds. */
const MOST = 2000;
const LATEST_VERSION = 2_147_483_647;
const bounded = { context: { code: 'input/too-many', bound: MOST } };
const list = { context: { code: 'input/not-a-list' } };

@InputType({ description: 'What is noted about one person.' })
export class MarkInput {
  @Id('The enrolment that holds the seat on the day of the session.')
  enrolmentId!: string;

  @OneOf('Null takes the mark back: not recorded.', MARK_KINDS, { optional: true })
  kind?: MarkKind | null;

  @WholeNumber('Of the planned minutes, only with late and left-early.', 1, 1440, { optional: true })
  minutesMissed?: number | null;

  @Text('For those who run the programme.', 500, { optional: true })
  note?: string | null;

  @WholeNumber('The version of the mark that was seen; null where nothing was recorded.', 1, LATEST_VERSION, { optional: true })
  version?: number | null;
}

@InputType({ description: 'Who stood in on a seat.' })
export class SubstituteInput {
  @Id('The seat whose holder was not there.')
  seatId!: string;

  @Text('Null takes it back.', 200, { optional: true })
  name?: string | null;

  @WholeNumber('The version that was seen; null where nobody stood in.', 1, LATEST_VERSION, { optional: true })
  version?: number | null;
}

@InputType({ description: 'A roll call, or a part of it: stored whole or not at all.' })
export class RecordAttendanceInput {
  @Id('The session.')
  sessionId!: string;

  @Field(() => [MarkInput], { description: `Only what changes. At most ${MOST}.` })
  @IsArray(list) @ArrayMaxSize(MOST, bounded) @ValidateNested({ each: true }) @Type(() => MarkInput)
  marks!: MarkInput[];

  @Field(() => [SubstituteInput], { description: `Only what changes. At most ${MOST}.` })
  @IsArray(list) @ArrayMaxSize(MOST, bounded) @ValidateNested({ each: true }) @Type(() => SubstituteInput)
  substitutes!: SubstituteInput[];
}

@InputType({ description: 'Why a closed roll call is opened again.' })
export class ReopenRollCallInput {
  @Id('The session.')
  sessionId!: string;

  @Text('Kept with the closing.', 500, { min: 1 })
  reason!: string;
}
