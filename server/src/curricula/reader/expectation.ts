import type { ErrorObject } from 'ajv/dist/2020.js';

const typeNames: Record<string, string> = {
  string: 'a text (in quotation marks if it looks like a number or a date)',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
};

/** What a schema error means to the author of the file, worded to follow “expected”. */
export function wordExpectation({ keyword, params, schema, parentSchema, data }: ErrorObject): string {
  const limit = String(schema);
  switch (keyword) {
    case 'type':
      return typeNames[limit] ?? limit;
    case 'required':
      return `the key ${String(params['missingProperty'])}`;
    case 'additionalProperties':
      return `one of the keys ${Object.keys(parentSchema?.['properties'] as object).join(', ')}; not ${String(params['additionalProperty'])}`;
    case 'minLength':
      return schema === 1 ? 'a text that is not empty' : `at least ${limit} characters`;
    case 'maxLength':
      return `at most ${limit} characters; these are ${[...String(data)].length}`;
    case 'minimum':
      return `a number of at least ${limit}`;
    case 'exclusiveMinimum':
      return `a number above ${limit}`;
    case 'maximum':
      return `a number of at most ${limit}`;
    case 'minItems':
      return `at least ${entries(Number(schema))}`;
    case 'maxItems':
      return `at most ${entries(Number(schema))}`;
    case 'uniqueItems':
      return `entries that differ: the entries ${Number(params['j']) + 1} and ${Number(params['i']) + 1} are the same`;
    case 'const':
      return limit;
    case 'enum':
      return `one of ${(schema as unknown[]).join(', ')}`;
    default: {
      const description = String(parentSchema?.['description'] ?? 'a value that fits the schema');
      return description.charAt(0).toLowerCase() + description.slice(1);
    }
  }
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
