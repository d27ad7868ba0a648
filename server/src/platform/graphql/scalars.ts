import { CustomScalar, Scalar } from '@nestjs/graphql';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** A calendar day without time or zone, `YYYY-MM-DD`; 31 June is refused by `input/not-a-date`. */
export class LocalDate {}

@Scalar('LocalDate', () => LocalDate)
export class LocalDateScalar implements CustomScalar<string, string> {
  description = 'A calendar day without time or zone, YYYY-MM-DD; a day that does not exist is refused by input/not-a-date.';
  parseValue = (value: unknown): string => dayOf(value);
  serialize = (value: unknown): string => dayOf(value);
  parseLiteral = (node: ValueNode): string => dayOf(node.kind === Kind.STRING ? node.value : undefined);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An instant with its zone or offset. The engine's own reading of dates would make something of "31. Juni". */
@Scalar('DateTime', () => Date)
export class InstantScalar implements CustomScalar<string, Date> {
  description = 'An instant as ISO 8601 with Z or an offset, such as 2022-07-20T07:00:00Z; one that does not exist is refused by input/not-a-date.';
  parseValue = (value: unknown): Date => instantOf(value);
  serialize = (value: unknown): string => new Date(value as Date | string).toISOString();
  parseLiteral = (node: ValueNode): Date => instantOf(node.kind === Kind.STRING ? node.value : undefined);
}

function instantOf(value: unknown): Date {
  const [, day] = (typeof value === 'string' && INSTANT.exec(value)) || [];
  if (!day) throw new GraphQLError('not an instant', { extensions: { code: 'input/not-a-date', bound: 'YYYY-MM-DDTHH:MM:SSZ' } });
  dayOf(day);
  return new Date(value as string);
}

function dayOf(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const instant = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError('not a date', { extensions: { code: 'input/not-a-date', bound: 'YYYY-MM-DD' } });
}

/** Any JSON that is data for the client to show, such as the current state in a refusal. */
export const Json = new GraphQLScalarType({
  name: 'Json',
  description: 'A JSON value whose shape the field describes.',
  serialize: (value) => value,
  parseValue: (value) => value,
});
