import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Module } from '@nestjs/common';
import { Attempts } from './attempts.js';
import './audit/audit.invariants.js';
import { Sealing } from './audit/sealing.js';
import { TrailResolver } from './audit/trail.resolver.js';
import { Clock } from './clock.js';
import { DATABASE_URL } from './database/database-url.js';
import { Prepared } from './database/prepared.js';
import { Events } from './events.js';
import { Clearing } from './files/clearing.js';
import './files/files.invariants.js';
import { Files } from './files/files.js';
import { StoredFile } from './files/stored-file.js';
import { GRAPHQL_PROVIDERS } from './graphql/graphql.module.js';
import { HealthController } from './http/health.controller.js';
import { Jobs } from './jobs/jobs.js';
import { Live } from './live/live.js';
import { Mail } from './mail/mail.js';
import { OutboxResolver } from './mail/outbox.resolver.js';
import { Outbox } from './mail/outbox.js';
import { Metrics } from './metrics/metrics.js';
import { MetricsServer } from './metrics/metrics.server.js';
import { SETTINGS, type Settings } from './settings.js';

/** What every room stands on. Knows no word of the domain. */
// Told once, as every room tells its own: the entities of a second application in this process would drive out all others.
@Module({ imports: [MikroOrmModule.forFeature([Mail, StoredFile])] })
export class PlatformModule {
  static with(settings: Settings, url: string, prepared: Prepared, metrics: Metrics): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: [HealthController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: DATABASE_URL, useValue: url },
        { provide: Prepared, useValue: prepared },
        { provide: Metrics, useValue: metrics },
        { provide: Clock, useValue: new Clock(settings.now) },
        Jobs, Outbox, OutboxResolver, Files, Clearing, Events, Attempts, Live, Sealing, TrailResolver, MetricsServer, ...GRAPHQL_PROVIDERS,
      ],
      exports: [SETTINGS, DATABASE_URL, Prepared, Metrics, Clock, Jobs, Outbox, Files, Events, Attempts, Live, Sealing],
    };
  }
}
