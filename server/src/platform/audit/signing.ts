import type { EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
import type { Transaction } from 'kysely';
import { authorship } from './author.js';

/** Tells each transaction who writes in it, before its first statement. */
export class Signing implements EventSubscriber {
  async afterTransactionStart({ transaction }: TransactionEventArgs): Promise<void> {
    // A savepoint is within what was signed already.
    if (transaction && !('savepointName' in (transaction as object))) await authorship().execute(transaction as Transaction<unknown>);
  }
}
