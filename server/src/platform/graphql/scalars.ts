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
