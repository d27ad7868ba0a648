import { Injectable } from '@nestjs/common';

export type Say = (line: string) => void;

/** Loads what every installation gets, and the demo people and programmes where they are wanted. */
@Injectable()
export class Seeds {
  async reference(): Promise<void> {}
  async demo(_say: Say): Promise<void> {}
}
