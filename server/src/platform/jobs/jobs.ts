import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Runner, Logger as WorkerLogger, run, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { DATABASE_URL } from '../database/database-url.js';
import { poolOn } from '../database/outlive.js';

/** What a job is given: ids only, since it runs later, and perhaps twice. */
export type JobPayload = Readonly<Record<string, string>>;
export type Work = (payload: JobPayload) => Promise<void>;

const log = new Logger('jobs');
const logger = new WorkerLogger(() => (level, message) => { if (level === 'error') log.error(message); });

/**
 * Work that sends, renders or calls out. It is queued in the transaction that causes it and runs after the commit, in
 * whichever process is free.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tasks = new Map<string, Work>();
  private runner: Runner | undefined;
  private readonly pool: pg.Pool;

  constructor(@Inject(DATABASE_URL) url: string, private readonly em: EntityManager) {
    this.pool = poolOn(url, { max: 5 });
  }

  /** A room names its jobs when its module starts; the work runs in an entity manager of its own. */
  register(name: string, work: Work): void {
    this.tasks.set(name, work);
  }

  /** Queues within the running transaction, if there is one. The same key is queued once. */
  async add(em: EntityManager, name: string, payload: JobPayload, key?: string): Promise<void> {
    await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json, job_key => ${key ?? null}, max_attempts => 20)`.execute(em.getKysely());
  }

  static async migrate(url: string): Promise<void> {
    const pool = poolOn(url, { max: 1 });
    await runMigrations({ pgPool: pool, logger }).finally(() => pool.end());
  }

  async onApplicationBootstrap(): Promise<void> {
    const taskList = Object.fromEntries([...this.tasks].map(([name, work]) => [name, (payload: unknown) => work(payload as JobPayload)]));
    if (!this.tasks.size) return;
    this.runner = await run({ pgPool: this.pool, concurrency: 2, noHandleSignals: true, logger, taskList, pollInterval: 2000 });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop().catch(() => undefined);
    await this.pool.end();
  }

  /** For tests: all that is queued has run. */
  async settled(): Promise<void> {
    for (;;) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`.execute(this.em.fork().getKysely());
      if (!rows[0]?.n) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
