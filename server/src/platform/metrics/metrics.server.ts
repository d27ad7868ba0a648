import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { sql } from 'kysely';
import { SETTINGS, type Settings, StartProblem } from '../settings.js';
import { Metrics, type Waiting } from './metrics.js';

/** Answers Prometheus on a port of its own, so that no proxy can lead a stranger to it by mistake. Off without METRICS_PORT. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(private readonly metrics: Metrics, private readonly em: EntityManager, @Inject(SETTINGS) private readonly settings: Settings) {}

  async onApplicationBootstrap(): Promise<void> {
    const { metricsPort, metricsHost } = this.settings;
    if (metricsPort === undefined) return;
    const registry = await this.metrics.begin(() => this.waiting());
    this.server = createServer((request, response) => {
      if (request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      registry.metrics().then(
        (text) => { response.writeHead(200, { 'content-type': registry.contentType }).end(text); },
        () => { response.writeHead(500).end(); },
      );
    });
    this.server.listen(metricsPort, metricsHost);
    await once(this.server, 'listening').catch((error: unknown) => {
      throw new StartProblem(`METRICS_PORT=${metricsPort} on METRICS_HOST=${metricsHost} cannot be opened (${(error as NodeJS.ErrnoException).code ?? String(error)}): choose another one.`);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.server?.closeAllConnections();
    if (this.server?.listening) await new Promise((resolve) => this.server!.close(resolve));
  }

  private async waiting(): Promise<Waiting> {
    const { rows: [row] } = await sql<Waiting>`select
      (select count(*)::int from graphile_worker.jobs where attempts < max_attempts) as jobs,
      (select count(*)::int from graphile_worker.jobs where attempts >= max_attempts) as "failedJobs",
      (select count(*)::int from mail where state = 'waiting') as mails,
      (select count(*)::int from mail where state = 'failed') as "failedMails"`.execute(this.em.fork().getKysely());
    return row!;
  }
}
