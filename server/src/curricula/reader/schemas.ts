import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
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

/** allErrors: who mends a file wants the whole list; verbose: the sentences need the schema's own descriptions. */
const ajv = new Ajv2020({ allErrors: true, verbose: true });

const compiled = new Map<keyof Contents, ValidateFunction>();

/** The published schemas in curricula/schema are the only statement of the format: nothing is said twice in code. */
export function check(kind: keyof Contents, value: unknown): ErrorObject[] {
  let validate = compiled.get(kind);
  if (!validate) {
    const schema: unknown = JSON.parse(readFileSync(join(schemaFolder(), `${kind}.schema.json`), 'utf8'));
    validate = ajv.compile(schema as object);
    compiled.set(kind, validate);
  }
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Looked for upwards: the compiled reader lies at another depth than its source. */
function schemaFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const schemas = join(folder, 'curricula', 'schema');
    if (existsSync(join(schemas, 'curriculum.schema.json'))) return schemas;
    if (folder === dirname(folder)) throw new Error('The folder curricula/schema is missing beside the server.');
  }
}
