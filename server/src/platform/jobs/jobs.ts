import { setTimeout as sleep } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type JobHelpers, type Runner, Logger as WorkerLogger, parseCronItems, run, runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import type pg from 'pg';
import { writingFor } from '../audit/author.js';
import { DATABASE_URL } from '../database/database-url.js';
import { poolOn } from '../database/outlive.js';
import { Metrics } from '../metrics/metrics.js';
import { onPutBack } from '../put-back.js';

/** What a job is given: ids only, since it runs later, and perhaps twice. */
export type JobPayload = Readonly<Record<string, string>>;
/** A statement of the job's own connection, which no request waits for. */
export type Ask = <Row extends object>(statement: string, values?: unknown[]) => Promise<{ rows: Row[] }>;
export type Work = (payload: JobPayload, ask: Ask) => Promise<void>;

/** Between the end of one runner and the start of the next. In ms. */
const PAUSE = 1_000;
const log = new Logger('jobs');
const logger = new WorkerLogger(() => (level, message) => { if (level === 'error') log.error(message); });

/**
 * Work that sends, renders or calls out. It is queued in the transaction that causes it and runs after the commit, in
 * whichever process is free.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tasks = new Map<string, Work>();
  private readonly times = new Map<string, string>();
  private runner: Runner | undefined;
  private working: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private readonly pool: pg.Pool;
  private forget: (() => void) | undefined;
  /** By how many seconds the clock was put back since what waits was last brought along. */
  private behind = 0;

  constructor(@Inject(DATABASE_URL) url: string, private readonly em: EntityManager, metrics: Metrics) {
    this.pool = poolOn(url, { max: 5 });
    metrics.watch('jobs', this.pool);
  }

  /** A room names its jobs when its module starts; the work runs in an entity manager of its own. */
  register(name: string, work: Work): void {
    this.tasks.set(name, work);
  }

  /** Work that comes round by itself, at the times of a crontab such as `* * * * *`, in one process of several. */
  every(times: string, name: string, work: Work): void {
    this.register(name, work);
    this.times.set(name, times);
  }

  /** Of all that is registered. */
  names(): string[] {
    return [...this.tasks.keys()];
  }

  /** Queues within the running transaction, if there is one; not before `seconds` from now. The same key is queued once. */
  async add(em: EntityManager, name: string, payload: JobPayload, key?: string, seconds = 0): Promise<void> {
    await sql`select graphile_worker.add_job(${name}, payload => ${JSON.stringify(payload)}::json, job_key => ${key ?? null}, max_attempts => 20,
      run_at => ${seconds ? sql`now() + make_interval(secs => ${seconds})` : sql`null`})`.execute(em.getKysely());
  }

  /** After a restore: what was at work in the moment of the backup is nobody's now, and runs again. */
  static async release(client: pg.ClientBase): Promise<void> {
    await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at is not null');
    await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_at is not null');
  }

  static async migrate(url: string): Promise<void> {
    const pool = poolOn(url, { max: 1 });
    await runMigrations({ pgPool: pool, logger }).finally(() => pool.end());
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.tasks.size) return;
    this.runner = await this.start();
    this.working = this.work();
    this.forget = onPutBack((seconds) => {
      log.warn(`The clock was put back by ${seconds} s: what waits for its time is brought along`);
      this.behind += seconds;
      // Another one begins, by the time that it is now.
      void this.runner?.stop().catch(() => undefined);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.forget?.();
    this.stopping.abort();
    await this.runner?.stop().catch(() => undefined);
    await this.working;
    await this.pool.end();
  }

  private async start(): Promise<Runner> {
    await this.bringAlong();
    const taskList = Object.fromEntries([...this.tasks].map(([name, work]) => [name, (payload: unknown, { query }: JobHelpers) => writingFor(`job ${name}`, () => work(payload as JobPayload, query as Ask))]));
    return run({
      pgPool: this.pool, concurrency: 2, noHandleSignals: true, logger, taskList, pollInterval: 2000,
      // What was missed while nobody ran is not made up for: the next time does it all. One that still waits is not queued twice.
      parsedCronItems: parseCronItems([...this.times].map(([task, match]) => ({ task, match, options: { backfillPeriod: 0, jobKey: task } }))),
      // That a job is done is said by a batch of one: said at once, nobody would hear that it failed, and the process would end.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  }

  /**
   * After the clock was put back, what comes round would rest until the time is there again at which it last ran, and so would
   * a mail that is to be tried again in five minutes. Two processes may do this for the same job: it is only tried sooner.
   */
  private async bringAlong(): Promise<void> {
    const seconds = this.behind;
    await this.pool.query('update graphile_worker._private_known_crontabs set last_execution = null where last_execution > $1', [new Date()]);
    if (seconds) await this.pool.query('update graphile_worker._private_jobs set run_at = run_at - make_interval(secs => $1) where run_at > now() and locked_at is null', [seconds]);
    this.behind -= seconds;
  }

  /** A runner ends itself when it cannot say that a job is done, such as when the database goes away just then; another one takes over. */
  private async work(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.runner?.promise.catch((error: unknown) => { log.warn(`Jobs wait for the database: ${String(error)}`); });
      await sleep(PAUSE, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (!this.stopping.signal.aborted) this.runner = await this.start().catch(() => undefined);
    }
    // One that was just starting when the end came.
    await this.runner?.stop().catch(() => undefined);
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
