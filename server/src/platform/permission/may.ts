import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Right } from './right.js';

export interface Demand {
  readonly right: Right;
  /** Where the id of the thing stands: a path in the arguments (`input.sessionId`), or `parent` / `parent.x` for an edge. */
  readonly at: string | undefined;
}

export const DEMAND = 'kursbuch:demand';

/**
 * States and enforces who may call an operation, an edge or a route. Operations and routes without it are refused to
 * everybody. `@May(mayRecord, 'sessionId')`: the right, and where the id of the thing it is about is found.
 */
export const May = (right: Right, at?: string): CustomDecorator => {
  if ((right.about === null) !== (at === undefined)) throw new Error(`the right ${right.name} is about ${right.about ?? 'nothing'}: say where its id stands`);
  return SetMetadata(DEMAND, { right, at } satisfies Demand);
};
