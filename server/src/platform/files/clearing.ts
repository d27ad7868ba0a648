import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../jobs/jobs.js';
import { SETTINGS, type Settings } from '../settings.js';
import { clear } from './folder.js';
import { StoredFile } from './stored-file.js';

/** What arrived since may still get its row. In ms. */
const SETTLED = 3_600_000;
const log = new Logger('files');

/** A write that ends in its middle leaves content without a row; every hour, and at the start, it is taken away. */
@Injectable()
export class Clearing implements OnModuleInit, OnApplicationBootstrap {
  constructor(private readonly em: EntityManager, private readonly jobs: Jobs, @Inject(SETTINGS) private readonly settings: Settings) {}

  onModuleInit(): void {
    this.jobs.every('23 * * * *', 'clear-files', () => this.clear());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.add(this.em.fork(), 'clear-files', {}, 'clear-files');
  }

  private async clear(): Promise<void> {
    const em = this.em.fork();
    const cleared = await clear(this.settings.filesFolder, SETTLED, async (sha256) => await em.count(StoredFile, { sha256 }) > 0);
    if (cleared) log.warn(`Cleared what interrupted writes had left: ${cleared} files`);
  }
}
