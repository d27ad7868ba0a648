import { Injectable } from '@nestjs/common';
import type { EntityManager } from '@mikro-orm/postgresql';

type EventClass<E> = abstract new (...values: never[]) => E;
type Listener<E> = (event: E, em: EntityManager) => Promise<void>;

/**
 * Events in the transaction: an earlier room says what happened, later rooms do what follows, and all of it is
 * committed together or not at all. Classes are named in the past tense. What sends, renders or calls out is a job.
 */
@Injectable()
export class Events {
  private readonly listeners = new Map<unknown, Listener<object>[]>();

  /** A later room names what follows, when its module starts. */
  on<E extends object>(kind: EventClass<E>, listener: Listener<E>): void {
    this.listeners.set(kind, [...this.listeners.get(kind) ?? [], listener as Listener<object>]);
  }

  /** Give the entity manager of the running transaction: the listeners write through it. Awaited, one after another. */
  async happened(em: EntityManager, event: object): Promise<void> {
    for (const listener of this.listeners.get(event.constructor) ?? []) await listener(event, em);
  }
}
