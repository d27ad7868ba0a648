import { wordExpectation } from '../../curricula/reader/expectation.js';
import type { SourceFolder } from '../../curricula/reader/folder.js';
import { type KeyPath, keyPath, YamlSource } from '../../curricula/reader/yaml-source.js';
import type { Contents } from './contents.js';
import { check } from './schemas.js';

/** A file that its schema has let pass, and the place of everything in it. */
export class ProgrammeFile<Content> {
  readonly content: Content;
  readonly yaml: YamlSource;

  private constructor(content: Content, yaml: YamlSource) {
    this.content = content;
    this.yaml = yaml;
  }

  /** Nothing is returned when the file is faulty; then every fault is noted where it stands. */
  static async read<Kind extends keyof Contents>(folder: SourceFolder, name: string, kind: Kind): Promise<ProgrammeFile<Contents[Kind]> | undefined> {
    const file = await folder.read(name);
    const yaml = file && YamlSource.parse(file);
    if (!yaml) return undefined;
    const errors = check(kind, yaml.value);
    for (const error of errors) {
      const path = keyPath(error.instancePath);
      const key = error.propertyName ?? (error.keyword === 'additionalProperties' ? String(error.params['additionalProperty']) : undefined);
      yaml.file.refuse(key === undefined ? yaml.offsetOf(path) : yaml.offsetOfKey(path, key), wordExpectation(error));
    }
    return errors.length > 0 ? undefined : new ProgrammeFile(yaml.value as Contents[Kind], yaml);
  }

  /** Notes a fault of the value at the path. */
  refuse(path: KeyPath, expected: string): void {
    this.yaml.file.refuse(this.yaml.offsetOf(path), expected);
  }

  /** Notes a fault of a key in the mapping at the path. */
  refuseKey(path: KeyPath, key: string, expected: string): void {
    this.yaml.file.refuse(this.yaml.offsetOfKey(path, key), expected);
  }

  /** Where the value stands, for sentences that point to it from another place. */
  place(path: KeyPath): string {
    return this.yaml.file.place(this.yaml.offsetOf(path));
  }
}
