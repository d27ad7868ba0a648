import { wordExpectation } from './expectation.js';
import { check, type Contents } from './schemas.js';
import type { KeyPath, YamlSource } from './yaml-source.js';

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

/** A JSON Pointer (RFC 6901) as keys; a list index is a number to yaml. */
function keyPath(pointer: string): KeyPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
