import { randomUUID } from 'node:crypto';
import type { GraphQLArgument, GraphQLInputField, GraphQLInputType } from 'graphql';
import { asServed } from './as-served.js';

const { isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType } = await asServed<typeof import('graphql')>('graphql');

// Longer than any text may be: who is allowed to ask is then refused for the input, and nothing is stored.
const TOO_LONG = 'x'.repeat(60_000);
const SCALARS: Record<string, unknown> = {
  Int: -1, Float: -1, Boolean: false, LocalDate: '2022-06-22', DateTime: '2022-06-22T07:00:00Z', Json: {},
};

/** Arguments that reach the permission and no further: the id that the right is about, everything else out of bounds. */
export function exampleArguments(args: readonly GraphQLArgument[], path: string | undefined, id: string): Record<string, unknown> {
  const [first, ...rest] = path?.split('.') ?? [];
  return Object.fromEntries(args.flatMap((arg) => (isNonNullType(arg.type) || arg.name === first
    ? [[arg.name, valueFor(arg.type, arg.name === first ? rest : undefined, id)]] : [])));
}

function valueFor(type: GraphQLInputType, path: string[] | undefined, id: string): unknown {
  if (path?.length === 0) return isListType(isNonNullType(type) ? type.ofType : type) ? [id] : id;
  if (isNonNullType(type)) return valueFor(type.ofType as GraphQLInputType, path, id);
  if (isListType(type)) return [valueFor(type.ofType as GraphQLInputType, path, id)];
  if (isInputObjectType(type)) {
    const fields: GraphQLInputField[] = Object.values(type.getFields());
    return Object.fromEntries(fields.flatMap((field) => (isNonNullType(field.type) || field.name === path?.[0]
      ? [[field.name, valueFor(field.type, field.name === path?.[0] ? path.slice(1) : undefined, id)]] : [])));
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isScalarType(type) && type.name === 'ID') return randomUUID();
  return isScalarType(type) && type.name in SCALARS ? SCALARS[type.name] : TOO_LONG;
}
