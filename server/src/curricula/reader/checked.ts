import { wordExpectation } from './expectation.js';
import { check, type Contents } from './schemas.js';
import { keyPath, type YamlSource } from './yaml-source.js';

/** The value as its type, or nothing; then every fault is noted where it stands. */
export function checked<Kind extends keyof Contents>(kind: Kind, source: YamlSource): Contents[Kind] | undefined {
  const errors = check(kind, source.value);
  for (const error of errors) {
    const path = keyPath(error.instancePath);
    const offset =
      error.keyword === 'additionalProperties'
        ? source.offsetOfKey(path, String(error.params['additionalProperty']))
        : source.offsetOf(path);
    source.file.refuse(offset, wordExpectation(error));
  }
  return errors.length > 0 ? undefined : (source.value as Contents[Kind]);
}
