import { MikroOrmModule, type MikroOrmModuleSyncOptions } from '@mikro-orm/nestjs';
import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { DynamicModule } from '@nestjs/common';
import type pg from 'pg';
import { MIGRATIONS } from '../../migrations/migrations.js';
import { signed } from '../audit/author.js';
import { CONNECTING, demandAnswers, outlive } from './outlive.js';

/** For tests that count statements and for the bench: sees the pool as it is made. */
export type PoolObserver = (pool: pg.Pool) => void;

/** MikroORM on the given database; every room's entities are loaded by its own module. */
export function databaseModule(url: string, onPoolCreated?: PoolObserver): DynamicModule | Promise<DynamicModule> {
  const options: MikroOrmModuleSyncOptions = {
    driver: PostgreSqlDriver,
    clientUrl: url,
    autoLoadEntities: true,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, tableName: 'schema_migration', snapshot: false, silent: true },
    // better-auth and graphile-worker keep house in schemas of their own.
    schemaGenerator: { ignoreSchema: ['auth', 'graphile_worker'] },
    // One context a request comes from the HTTP server's hook, which GraphQL and plain routes share.
    driverOptions: {
      ...CONNECTING,
      // MikroORM takes only host, person and name from the address: what else it says, such as whose connections these are, pg reads itself.
      connectionString: url,
      onPoolCreated: (pool: pg.Pool) => {
        demandAnswers(signed(outlive(pool)), url);
        onPoolCreated?.(pool);
      },
    },
    pool: { max: 10 },
    debug: false,
    registerRequestContext: false,
  };
  return MikroOrmModule.forRoot(options);
}
