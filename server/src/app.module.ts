import { type DynamicModule, Module } from '@nestjs/common';
import { databaseModule, type PoolObserver } from './platform/database/database.module.js';
import { Prepared } from './platform/database/prepared.js';
import { graphqlModule } from './platform/graphql/graphql.module.js';
import { Metrics } from './platform/metrics/metrics.js';
import { PermissionModule } from './platform/permission/permission.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Settings } from './platform/settings.js';
import { ROOMS } from './rooms.js';

@Module({})
export class AppModule {
  static with(settings: Settings, url: string, onPoolCreated?: PoolObserver): DynamicModule {
    const [prepared, metrics] = [new Prepared(), new Metrics()];
    const database = databaseModule(url, (pool) => {
      prepared.use(pool);
      metrics.watch('requests', pool);
      onPoolCreated?.(pool);
    });
    return {
      module: AppModule,
      imports: [database, PermissionModule, PlatformModule.with(settings, url, prepared, metrics), graphqlModule(), ...ROOMS],
    };
  }
}
