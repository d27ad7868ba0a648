import { applyDecorators, type Type as ClassOf } from '@nestjs/common';
import { Field, ID, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min, MinLength, ValidateBy, type ValidateByOptions, ValidateNested, type ValidationError, type ValidationOptions } from 'class-validator';
import { Refusal } from './refusal.js';

/*
 * Input fields with their bounds said once: for the schema, for the check and for the refusal, which names the field,
 * the code and the bound.
 */

interface Optional { readonly optional?: boolean }

const refusal = (code: string, bound?: unknown): ValidationOptions => ({ context: { code, bound } });
const optionally = (options: Optional): PropertyDecorator[] => (options.optional ? [IsOptional()] : []);

// Without a message of its own class-validator would drop the context.
const NOT_BLANK: ValidateByOptions = { name: 'notBlank', validator: { validate: (text) => typeof text === 'string' && /\S/u.test(text), defaultMessage: () => 'blank' } };

/** Text of `min` to `max` characters, of which blanks alone are none; control characters other than tab and line breaks are refused. */
export const Text = (description: string, max: number, options: Optional & { min?: number } = {}): PropertyDecorator => applyDecorators(
  Field(() => String, { description: `${description} At most ${max} characters.`, nullable: options.optional ?? false }),
  ...optionally(options),
  MinLength(options.min ?? 0, refusal('input/too-short', options.min)),
  ...(options.min ? [ValidateBy(NOT_BLANK, refusal('input/too-short', options.min))] : []),
  MaxLength(max, refusal('input/too-long', max)),
  // eslint-disable-next-line no-control-regex -- this is what is looked for
  Matches(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f]*$/u, refusal('input/control-character')),
);

/** A whole number from `min` to `max`; the description names its unit. */
export const WholeNumber = (description: string, min: number, max: number, options: Optional = {}): PropertyDecorator => applyDecorators(
  Field(() => Int, { description: `${description} From ${min} to ${max}.`, nullable: options.optional ?? false }),
  ...optionally(options),
  IsInt(refusal('input/not-a-number')),
  Min(min, refusal('input/too-small', min)),
  Max(max, refusal('input/too-large', max)),
);

/** One of the given words. */
export const OneOf = (description: string, words: readonly string[], options: Optional = {}): PropertyDecorator => applyDecorators(
  Field(() => String, { description: `${description} One of: ${words.join(', ')}.`, nullable: options.optional ?? false }),
  ...optionally(options),
  IsIn([...words], refusal('input/unknown-word', words)),
);

/** The id of something that exists. */
export const Id = (description: string, options: Optional = {}): PropertyDecorator => applyDecorators(
  Field(() => ID, { description, nullable: options.optional ?? false }),
  ...optionally(options),
  IsUUID('all', refusal('input/not-an-id')),
);

/** Ids, `max` of them at the most. */
export const Ids = (description: string, max: number): PropertyDecorator => applyDecorators(
  Field(() => [ID], { description: `${description} At most ${max}.` }),
  IsArray(refusal('input/not-a-list')),
  ArrayMaxSize(max, refusal('input/too-many', max)),
  IsUUID('all', { each: true, ...refusal('input/not-an-id') }),
);

/** Texts of 1 to `max` characters each, `count` of them at the most. */
export const Texts = (description: string, count: number, max: number): PropertyDecorator => applyDecorators(
  Field(() => [String], { description: `${description} At most ${count}, of at most ${max} characters each.` }),
  IsArray(refusal('input/not-a-list')),
  ArrayMaxSize(count, refusal('input/too-many', count)),
  MinLength(1, { each: true, ...refusal('input/too-short', 1) }),
  MaxLength(max, { each: true, ...refusal('input/too-long', max) }),
);

/** Inputs of one class, `min` to `max` of them, each checked by its own fields. */
export const Several = (description: string, kind: () => ClassOf, min: number, max: number): PropertyDecorator => applyDecorators(
  Field(() => [kind()], { description: `${description} From ${min} to ${max}.` }),
  IsArray(refusal('input/not-a-list')),
  ArrayMinSize(min, refusal('input/too-few', min)),
  ArrayMaxSize(max, refusal('input/too-many', max)),
  ValidateNested({ each: true }),
  Type(kind),
);

/** True or false. */
export const YesNo = (description: string): PropertyDecorator => applyDecorators(
  Field(() => Boolean, { description }),
  IsBoolean(refusal('input/not-accepted')),
);

/** The version that the person saw: a newer one on the server is refused by platform/changed-meanwhile. */
export const SeenVersion = (): PropertyDecorator => WholeNumber('The version that was seen when editing began.', 1, 2_147_483_647);

/** The first thing wrong with an input, as its refusal. */
export function refusalOf(errors: readonly ValidationError[], path = 'input'): Refusal {
  const [error] = errors;
  if (!error) return new Refusal('input/not-accepted');
  const field = `${path}.${error.property}`;
  if (error.children?.length) return refusalOf(error.children, field);
  const context = Object.values((error.contexts ?? {}) as Record<string, { code: string; bound?: string | number }>)[0];
  return new Refusal(context?.code ?? 'input/not-accepted', { field, ...(context?.bound === undefined ? {} : { bound: context.bound }) });
}
