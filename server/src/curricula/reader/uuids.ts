import type { KeyPath, YamlSource } from './yaml-source.js';

/**
 * The import finds a part again by its uuid, so each may stand once in a curriculum. A copied folder is how
 * two of them arise; the sentence names the first place so that the copy can be told from the original.
 */
export class Uuids {
  readonly #places = new Map<string, string>();

  claim(uuid: string, source: YamlSource, path: KeyPath): void {
    const offset = source.offsetOf(path);
    const first = this.#places.get(uuid);
    if (first === undefined) this.#places.set(uuid, source.file.place(offset));
    else source.file.refuse(offset, `a uuid of its own: ${uuid} already stands at ${first}`);
  }
}
