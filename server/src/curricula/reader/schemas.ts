import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { checkoutFolder } from '../../platform/checkout.js';
import type { CurriculumSource, ModuleSource, QuestionSource } from './source.js';

/** What each file holds once its schema has let it pass. */
export interface Contents {
  curriculum: Omit<CurriculumSource, 'modules'>;
  module: Omit<ModuleSource, 'units' | 'assets' | 'position' | 'slug'>;
  unit: { uuid: string; kind: 'lesson' | 'reflection'; title: string; minutes: number };
  quiz: { uuid: string; title: string; minutes: number; passShare: number; attempts?: number; questions: QuestionSource[] };
  assignment: { uuid: string; title: string; minutes: number; text: string };
  session: { uuid: string; title: string; minutes: number };
}

/**
 * allErrors: who mends a file wants the whole list; verbose: the sentences need the schema's own descriptions. That the
 * schemas themselves are right is asked by a test: here it would cost each start a tenth of a second.
 */
const ajv = new Ajv2020({ allErrors: true, verbose: true, validateSchema: false });

const compiled = new Map<keyof Contents, ValidateFunction>();

/** The published schemas in curricula/schema are the only statement of the format: nothing is said twice in code. */
export function check(kind: keyof Contents, value: unknown): ErrorObject[] {
  let validate = compiled.get(kind);
  if (!validate) {
    const schema: unknown = JSON.parse(readFileSync(join(checkoutFolder(), 'curricula', 'schema', `${kind}.schema.json`), 'utf8'));
    validate = ajv.compile(schema as object);
    compiled.set(kind, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []);
}
