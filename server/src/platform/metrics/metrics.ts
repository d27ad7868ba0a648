import type pg from 'pg';
import type { Registry } from 'prom-client';

type Outcome = 'answered' | 'refused' | 'fault';
interface Instruments {
  readonly registry: Registry;
  readonly answered: (labels: Record<string, string>, seconds: number) => void;
  readonly operated: (labels: Record<string, string>) => void;
}

/** Figures for Prometheus. Costs nothing until somebody asked for them by METRICS_PORT. */
export class Metrics {
  private instruments: Instruments | undefined;
  private readonly pools = new Map<string, pg.Pool>();

  /** Whose connections are counted; called while the application is built. */
  watch(name: string, pool: pg.Pool): void {
    this.pools.set(name, pool);
  }

  get on(): boolean {
    return this.instruments !== undefined;
  }

  /** `route` is the template, so that there are as many rows as routes, however many addresses are tried. */
  answered(method: string, route: string | undefined, status: number, seconds: number): void {
    this.instruments?.answered({ method, route: route ?? 'none', status: String(status) }, seconds);
  }

  /** A field of Query or Mutation, by its name in the schema: names that clients give are without bound. */
  operated(operation: string, outcome: Outcome): void {
    this.instruments?.operated({ operation, outcome });
  }

  /** Loads the package and begins to count. `waiting` is asked at each reading. */
  async begin(waiting: () => Promise<Waiting>): Promise<Registry> {
    const { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } = await import('prom-client');
    const registry = new Registry();
    collectDefaultMetrics({ register: registry });
    const answered = new Histogram({
      name: 'kursbuch_http_request_seconds', help: 'Time from the request to the end of its answer', labelNames: ['method', 'route', 'status'], registers: [registry],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    });
    const operated = new Counter({ name: 'kursbuch_graphql_operations_total', help: 'Fields of Query and Mutation that were asked', labelNames: ['operation', 'outcome'], registers: [registry] });
    const pools = this.pools;
    new Gauge({
      name: 'kursbuch_database_connections', help: 'Connections by pool: in use, idle, and requests that wait for one', labelNames: ['pool', 'state'], registers: [registry],
      collect() {
        for (const [pool, { totalCount, idleCount, waitingCount }] of pools) {
          this.set({ pool, state: 'used' }, totalCount - idleCount);
          this.set({ pool, state: 'idle' }, idleCount);
          this.set({ pool, state: 'waiting' }, waitingCount);
        }
      },
    });
    new Gauge({
      name: 'kursbuch_waiting', help: 'What waits in the database: jobs to run, jobs given up, mails to send, mails refused for good', labelNames: ['what'], registers: [registry],
      async collect() {
        // While the database is away the other figures are wanted most.
        const found = await waiting().catch(() => undefined);
        this.reset();
        for (const [what, count] of Object.entries(found ?? {})) this.set({ what }, count as number);
      },
    });
    this.instruments = { registry, answered: (labels, seconds) => { answered.observe(labels, seconds); }, operated: (labels) => { operated.inc(labels); } };
    return registry;
  }
}

export interface Waiting {
  readonly jobs: number;
  readonly failedJobs: number;
  readonly mails: number;
  readonly failedMails: number;
}
