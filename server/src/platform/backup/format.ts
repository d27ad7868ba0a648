/** Raised when an older release could no longer read what this one writes. */
export const FORMAT = 1;

/** First in the archive: what must be known before anything is loaded. */
export interface About {
  readonly format: number;
  /** The release that made it, such as 0.1.0. */
  readonly release: string;
  /** The instant of the snapshot, ISO 8601. */
  readonly madeAt: string;
  /** Names of the migrations that were applied, in order. */
  readonly migrations: readonly string[];
  readonly tables: readonly Table[];
}

export interface Table {
  /** Such as public.person. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** Last in the archive: what it must hold to be whole. */
export interface Manifest {
  /** SHA-256 of about.json. */
  readonly about: string;
  readonly tables: readonly TableContent[];
  readonly sequences: readonly SequenceState[];
  readonly files: { readonly count: number; readonly bytes: number };
  /** SHA-256 of files that the database names and that were missing or changed when the archive was made. */
  readonly faulty: readonly string[];
}

export interface TableContent {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface SequenceState {
  readonly name: string;
  /** As text, since it may pass what a number holds. */
  readonly last: string;
  readonly called: boolean;
}

export const ABOUT = 'about.json';
export const MANIFEST = 'manifest.json';
/** A table comes in parts of bounded size, since an entry's length is told before its content. */
export const partName = (table: string, number: number): string => `tables/${table}/${String(number).padStart(6, '0')}`;
export const fileName = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;

/** What an entry is, by its name. */
export function kindOf(name: string): { table: string } | { file: string } | undefined {
  const table = /^tables\/([^/]+)\/\d{6,}$/.exec(name)?.[1];
  if (table) return { table };
  const file = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(name)?.[1];
  return file ? { file } : undefined;
}
