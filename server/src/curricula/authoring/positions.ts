interface Placed { position: number }

/** The list with one of its members at a place counted from 1; behind the last one is the last one. */
export function placeAt<P>(all: readonly P[], one: P, position: number): P[] {
  const others = all.filter((other) => other !== one);
  return [...others.slice(0, position - 1), one, ...others.slice(position - 1)];
}

/** Numbers them from 1 as they stand. */
export function renumber(all: readonly Placed[]): void {
  all.forEach((one, index) => { one.position = index + 1; });
}
