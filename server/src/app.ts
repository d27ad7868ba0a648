import 'reflect-metadata';
import { join } from 'node:path';
import { MikroORM, RequestContext } from '@mikro-orm/core';
import type { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import * as transformerPackage from 'class-transformer';
import * as validatorPackage from 'class-validator';
import { AppModule } from './app.module.js';
import { Accounts } from './identity/accounts.js';
import { Seeds } from './installation/seeds.js';
import { writingFor } from './platform/audit/author.js';
import type { PoolObserver } from './platform/database/database.module.js';
import { migrate } from './platform/database/migrate.js';
import { AwayFilter } from './platform/http/away.filter.js';
import { serveClient } from './platform/http/client.js';
import { addHeaders, listRoutes } from './platform/http/headers.js';
import { RefusalFilter } from './platform/http/refusal.filter.js';
import { httpServer } from './platform/http/server.js';
import { refusalOf } from './platform/input.js';
import { Jobs } from './platform/jobs/jobs.js';
import { NestLog, openLog } from './platform/log/log.js';
import { followRequests } from './platform/log/requests.js';
import { Metrics } from './platform/metrics/metrics.js';
import type { Settings } from './platform/settings.js';

/** Builds the application on a running database; nothing listens and nothing is migrated yet. */
export async function createApp(settings: Settings, databaseUrl: string, onPoolCreated?: PoolObserver, write?: (line: string) => void): Promise<NestFastifyApplication> {
  const secure = settings.baseUrl.startsWith('https:');
  const adapter = httpServer(secure);
  const log = openLog(settings.log, write);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, databaseUrl, onPoolCreated), adapter, { logger: new NestLog(log), abortOnError: false });
  const fastify = adapter.getInstance();
  fastify.decorate('routeList', listRoutes(fastify));
  followRequests(fastify, log, app.get(Metrics));
  addHeaders(fastify, secure);
  const orm = app.get<MikroORM<PostgreSqlDriver>>(MikroORM);
  fastify.addHook('preHandler', (request, _reply, done) => {
    writingFor(`${request.method} ${request.routeOptions.url ?? ''}`, () => { RequestContext.create(orm.em, done); });
  });
  app.useGlobalFilters(new AwayFilter(adapter), new RefusalFilter());
  // Both handed over: looked up by Nest at run time, in a bundle they would come without their names.
  app.useGlobalPipes(new ValidationPipe({ transform: true, validatorPackage, transformerPackage, exceptionFactory: (errors) => refusalOf(errors) }));
  await serveClient(fastify, join(settings.root, 'client/dist/browser'));
  return app;
}

/**
 * Brings the database to this release: tables of ours, of the accounts and of the jobs, then reference data. Through the
 * named migrations only, it gets the tables of an older release, without data.
 */
export async function prepareDatabase(app: NestFastifyApplication, databaseUrl: string, only?: readonly string[]): Promise<void> {
  const orm = app.get<MikroORM<PostgreSqlDriver>>(MikroORM);
  await migrate(orm as never, databaseUrl, [
    () => app.get(Accounts).migrate(),
    () => Jobs.migrate(databaseUrl),
  ], only);
  if (!only) await app.get(Seeds).reference();
}
