import type { ThrowAway } from '../throw-away.mjs';

export interface Work {
  readonly acknowledged: number;
  remove?(): void;
}

export const WORKS: readonly { readonly name: string; readonly begin: (installation: ThrowAway) => Promise<Work>; readonly victims: readonly string[] }[];
