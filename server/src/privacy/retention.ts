import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../platform/clock.js';
import { Files } from '../platform/files/files.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Activity, Holding, Words } from '../platform/keeping/keeping.js';
import { SETTINGS, type Settings } from '../platform/settings.js';
import { inTransaction } from './erasing.js';
import { backwards } from './everything-kept.js';
import { settle } from './settling.js';

/** Rows of one holding whose time is over. */
export interface Overdue {
  readonly room: string;
  readonly table: string;
  readonly what: Words;
  readonly ground: Words;
  /** ISO 8601. */
  readonly period: string;
  /** Oldest first: by its key, and since when its period counts. */
  readonly rows: readonly { readonly key: string; readonly since: Date }[];
}

interface Aged {
  readonly activity: Activity;
  readonly holding: Holding;
  readonly period: string;
  readonly rows: readonly { readonly place: string; readonly key: string; readonly since: Date; readonly sha256: string }[];
}

const NIGHTLY = '30 2 * * *';

/** Lets go what has been kept long enough. */
@Injectable()
export class Retention implements OnModuleInit {
  private readonly log = new Logger('retention');

  constructor(
    private readonly em: EntityManager, private readonly clock: Clock, private readonly jobs: Jobs, private readonly files: Files, @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Not by itself where the demo programme of 2022 is shown, which is older than what it shows may be. */
  onModuleInit(): void {
    if (this.settings.embedded) return;
    this.jobs.every(NIGHTLY, 'retention', async () => {
      for (const { table, rows } of await this.run(false)) this.log.log(`${rows.length} rows of ${table} were kept long enough and are gone`);
    });
  }

  /** A trial answers the same and leaves everything as it is. */
  run(trial: boolean): Promise<Overdue[]> {
    return inTransaction(this.em, trial, async (em) => {
      const now = this.clock.now();
      await sql`select pg_advisory_xact_lock(hashtext('retention')), set_config('kursbuch.retention', 'on', true)`.execute(em.getKysely());
      // All are looked for before the first goes: contact data are kept by ties that may go in the same night.
      const aged = [];
      for (const { activity, holding } of backwards()) if (holding.since && !holding.aside) aged.push(await this.aged(em, activity, holding, now));
      const gone = aged.filter(({ rows }) => rows.length);
      for (const one of gone) await this.letGo(em, one);
      return [...gone.map(({ activity: { room, ground }, holding: { table, what }, period, rows }) => ({ room, table, what, ground, period, rows: rows.map(({ key, since }) => ({ key, since })) })), ...await this.letPersonsGo(em, now)].reverse();
    });
  }

  private async aged(em: EntityManager, activity: Activity, holding: Holding, now: Date): Promise<Aged> {
    const period = holding.period ?? activity.keepFor.period;
    const { rows } = await sql<{ place: string; since: string; row: Record<string, unknown> }>`
      select place, since::text as since, row from (select t.ctid::text as place, ${holding.since!()} as since, to_jsonb(t) as row from ${sql.table(holding.table)} t) aged
      where since + ${period}::interval <= ${now} order by aged.since, row::text`.execute(em.getKysely());
    return { activity, holding, period, rows: rows.map(({ place, since, row }) => ({ place, since: new Date(since), key: String(row['id'] ?? row['person_id'] ?? row['key']), sha256: String(row['sha256']) })) };
  }

  private async letGo(em: EntityManager, { holding: { table }, rows }: Aged): Promise<void> {
    const keys = rows.map(({ key }) => key);
    if (table === 'audit_entry') return redact(em, sql`id = any(${keys}::bigint[])`);
    await sql`delete from ${sql.table(table)} where ctid = any(${rows.map(({ place }) => place)}::tid[])`.execute(em.getKysely());
    // The trail keeps no longer what a row said than the row was kept.
    await redact(em, sql`table_name = ${table} and row_id = any(${keys})`);
    if (table === 'stored_file') for (const { sha256 } of rows) await this.files.dropLater(em, sha256);
  }

  /** Whoever nothing leads to any more, or nothing that needs the name. */
  private async letPersonsGo(em: EntityManager, now: Date): Promise<Overdue[]> {
    const settled = await settle(em, now, null);
    for (const { id } of settled) await sql`select redact_audit_of(${id}::uuid)`.execute(em.getKysely());
    const of = backwards().find(({ holding }) => holding.table === 'person')!;
    return settled.length ? [{ room: of.activity.room, table: 'person', what: of.holding.what, ground: of.activity.ground, period: 'P0D', rows: settled.map(({ id }) => ({ key: id, since: now })) }] : [];
  }
}

const redact = async (em: EntityManager, which: ReturnType<typeof sql>): Promise<void> => {
  await sql`select redact_audit(array(select id from audit_entry where redacted_at is null and ${which}))`.execute(em.getKysely());
};
