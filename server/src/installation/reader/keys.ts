import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import type { ProgrammeFile } from './programme-file.js';

/** The keys by which one kind of thing is referred to from elsewhere. */
export class Keys {
  readonly #places = new Map<string, string>();
  readonly #kind: string;
  #open = false;

  /** The kind is worded to follow “expected”: “a person of persons.yaml”. */
  constructor(kind: string) {
    this.#kind = kind;
  }

  /** The file that declares them is faulty itself: every reference passes, so that one fault is not reported many times. */
  leaveOpen(): void {
    this.#open = true;
  }

  /** A name that has no place in a file of the programme, such as the folder of a module. */
  add(key: string): void {
    this.#places.set(key, '');
  }

  declare(key: string, file: ProgrammeFile<unknown>, path: KeyPath): void {
    const first = this.#places.get(key);
    if (first === undefined) this.#places.set(key, file.place(path));
    else file.refuse(path, `a key of its own: ${key} already stands at ${first}`);
  }

  /** Whether the key is known; if not, that is noted at the place of the reference. */
  expect(key: string, file: ProgrammeFile<unknown>, path: KeyPath): boolean {
    if (this.#has(key)) return true;
    file.refuse(path, this.#expected(key));
    return false;
  }

  /** The same where the reference is itself the key of a mapping. */
  expectKey(key: string, file: ProgrammeFile<unknown>, path: KeyPath): boolean {
    if (this.#has(key)) return true;
    file.refuseKey(path, key, this.#expected(key));
    return false;
  }

  all(): string[] {
    return [...this.#places.keys()];
  }

  #has(key: string): boolean {
    return this.#open || this.#places.has(key);
  }

  #expected(key: string): string {
    return `${this.#kind}; ${key} is not known`;
  }
}
