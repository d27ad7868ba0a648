import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { checkoutFolder } from '../../platform/checkout.js';
import type { Contents } from './contents.js';

/**
 * allErrors: who mends a file wants the whole list; verbose: the sentences need the schema's own descriptions. That the
 * schemas themselves are right is asked by a test: here it would cost each start a tenth of a second.
 */
const ajv = new Ajv2020({ allErrors: true, verbose: true, validateSchema: false });

const compiled = new Map<keyof Contents, ValidateFunction>();

/** The published schemas in seeds/schema are the only statement of the format: nothing is said twice in code. */
export function check(kind: keyof Contents, value: unknown): ErrorObject[] {
  let validate = compiled.get(kind);
  if (!validate) {
    if (compiled.size === 0) ajv.addSchema(load('common'));
    validate = ajv.compile(load(kind));
    compiled.set(kind, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []).filter(isTheAuthorsConcern);
}

/**
 * Of several alternatives only their common description is said: why each single one does not fit would be noise.
 * The same holds for the name of a key, which ajv reports twice.
 */
function isTheAuthorsConcern({ keyword, schemaPath }: ErrorObject): boolean {
  return !/\/anyOf\/\d+\//.test(schemaPath) && keyword !== 'propertyNames';
}

function load(name: string): object {
  return JSON.parse(readFileSync(join(checkoutFolder(), 'seeds', 'schema', `${name}.schema.json`), 'utf8')) as object;
}
