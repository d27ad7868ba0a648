/** One thing that is not as it must be, at the place where an editor jumps to it. */
export interface SourceError {
  /** Relative to the folder of the curriculum, with forward slashes. */
  file: string;
  /** Counted from 1. */
  line: number;
  /** Counted from 1. */
  column: number;
  /** What is expected there, worded to follow “expected”. */
  expected: string;
}

/** The form compilers use: terminals and editors make a link of it. */
export function wordSourceError({ file, line, column, expected }: SourceError): string {
  return `${file}:${line}:${column}: expected ${expected}`;
}

/** In reading order, so that the same faults always give the same list. */
export function inReadingOrder(errors: readonly SourceError[]): SourceError[] {
  return [...errors].sort(
    (a, b) => comparePaths(a.file, b.file) || a.line - b.line || a.column - b.column || comparePaths(a.expected, b.expected),
  );
}

/** By code units: a locale would order file names differently from machine to machine. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
