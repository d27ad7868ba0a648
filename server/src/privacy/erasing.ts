import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { type Activity, type Holding, mine, type Sql, type Subject, type Words } from '../platform/keeping/keeping.js';
import { Refusal } from '../platform/refusal.js';
import { type Mention, mentionsOf } from './catalogue.js';
import { backwards } from './everything-kept.js';
import { settle, type Settled } from './settling.js';

interface Line {
  readonly room: string;
  readonly table: string;
  readonly column: string;
  readonly what: Words;
  readonly rows: number;
}

/** Rows that stay. */
export interface Remaining extends Line {
  readonly why: Words;
  /** The last day of the longest of them; null where no day is known yet. */
  readonly until: string | null;
}

/** Rows that were deleted, or that lost their link to the person. */
export interface Gone extends Line {
  readonly how: 'deleted' | 'unlinked';
}

export interface Erased {
  readonly person: Settled['how'];
  /** Until when the name stays, where it does. */
  readonly nameUntil: string | null;
  readonly gone: readonly Gone[];
  readonly kept: readonly Remaining[];
  /** Where name, address or id still stand, found by reading everything: what is not among the kept is for a human to look at. */
  readonly mentions: readonly Mention[];
}

/** Guards of the database that an erasure may meet. */
const REFUSED: Readonly<Record<string, string>> = { KB005: 'privacy/last-organiser', KB006: 'privacy/last-administrator' };

/** Thrown to take back a transaction that was only a trial. */
class Trial extends Error {
  constructor(readonly result: unknown) { super('trial'); }
}

/** Does the work in a transaction; for a trial everything is taken back, so that its answer is what would really happen. */
export async function inTransaction<T>(em: EntityManager, trial: boolean, work: (em: EntityManager) => Promise<T>): Promise<T> {
  try {
    return await em.fork().transactional(async (tx) => {
      const result = await work(tx);
      if (trial) throw new Trial(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Trial) return error.result as T;
    throw error;
  }
}

/** Erases a person: whole or not at all. */
@Injectable()
export class Erasing {
  constructor(private readonly em: EntityManager) {}

  async erase(subject: Subject, trial: boolean): Promise<Erased> {
    try {
      return await inTransaction(this.em, trial, (em) => this.eraseIn(em, subject));
    } catch (error) {
      const code = REFUSED[(error as { code?: string }).code ?? ''];
      throw code ? new Refusal(code) : error;
    }
  }

  private async eraseIn(em: EntityManager, subject: Subject): Promise<Erased> {
    const gone: Gone[] = [];
    const staying: { activity: Activity; holding: Holding; mine: Sql }[] = [];
    let person: Settled['how'] = 'gone';
    for (const { activity, holding } of backwards()) {
      if (holding.table === 'person') {
        const [settled] = await settle(em, subject.now, subject.id);
        if (!settled) throw new Error('a table leads to a person, and no room says what becomes of it when the person is erased');
        person = settled.how;
        continue;
      }
      const rows = await empty(em, holding, subject);
      if (rows) gone.push({ room: activity.room, table: holding.table, column: holding.column, what: holding.what, rows, how: holding.erase.delete ? 'deleted' : 'unlinked' });
      if (holding.erase.stays) staying.push({ activity, holding, mine: mine(holding, subject) });
    }
    // Last, since what was done just now was recorded as well, with all that was there before.
    await sql`select redact_audit_of(${subject.id}::uuid)`.execute(em.getKysely());
    const kept = [];
    for (const one of staying) kept.push(...await remaining(em, one));
    kept.reverse();
    const named = kept.filter(({ table, column }) => staying.some(({ holding }) => holding.table === table && holding.column === column && holding.erase.stays!.named));
    return {
      person, gone: gone.reverse(), kept, nameUntil: person === 'named' ? named.map(({ until }) => until ?? '').sort().at(-1) ?? null : null,
      mentions: await mentionsOf(em, [subject.id, ...subject.names, ...(subject.email ? [subject.email] : [])]),
    };
  }
}

/** Empties and deletes what may go; answers how many rows were deleted, or emptied where none is. */
async function empty(em: EntityManager, holding: Holding, subject: Subject): Promise<number> {
  const { set, delete: goes } = holding.erase;
  const [table, whose] = [sql.table(holding.table), mine(holding, subject)];
  let touched = 0;
  if (set) touched = Number((await sql`update ${table} t set ${set(subject)} where ${whose}`.execute(em.getKysely())).numAffectedRows ?? 0);
  if (!goes) return holding.erase.stays ? 0 : touched;
  return Number((await sql`delete from ${table} t where ${whose} and ${goes === true ? sql`true` : goes(subject)}`.execute(em.getKysely())).numAffectedRows ?? 0);
}

async function remaining(em: EntityManager, { activity, holding, mine: whose }: { activity: Activity; holding: Holding; mine: Sql }): Promise<Remaining[]> {
  const until = holding.since ? sql`max(${holding.since()} + ${holding.period ?? activity.keepFor.period}::interval)` : sql`null::timestamptz`;
  const { rows: [row] } = await sql<{ rows: number; until: string | null }>`
    select count(*)::int as rows, (${until})::date::text as until from ${sql.table(holding.table)} t where ${whose}`.execute(em.getKysely());
  return row!.rows ? [{ room: activity.room, table: holding.table, column: holding.column, what: holding.what, rows: row!.rows, why: holding.erase.stays!.why, until: row!.until }] : [];
}
