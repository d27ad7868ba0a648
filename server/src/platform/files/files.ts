import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Jobs } from '../jobs/jobs.js';
import { SETTINGS, type Settings } from '../settings.js';
import { pathOf, put } from './folder.js';
import { StoredFile } from './stored-file.js';

/** The one door to stored files: a folder today, an object store where somebody needs one. */
@Injectable()
export class Files implements OnModuleInit {
  constructor(@Inject(SETTINGS) private readonly settings: Settings, private readonly clock: Clock, private readonly jobs: Jobs, private readonly em: EntityManager) {}

  onModuleInit(): void {
    this.jobs.register('drop-file', ({ sha256 }) => this.dropUnused(sha256!));
  }

  /** Content first, row second: a row never points to nothing, and content without a row harms nobody. */
  async keep(em: EntityManager, name: string, mediaType: string, content: Buffer): Promise<StoredFile> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    await put(this.settings.filesFolder, sha256, [content]);
    return em.create(StoredFile, { id: randomUUID(), name, mediaType, sha256, bytes: content.length, createdAt: this.clock.now() });
  }

  /** Throws when the content is not what was stored. */
  async read(file: StoredFile): Promise<Buffer> {
    const content = await readFile(pathOf(this.settings.filesFolder, file.sha256));
    if (createHash('sha256').update(content).digest('hex') !== file.sha256) throw new Error(`stored file ${file.id} was changed`);
    return content;
  }

  /** After the commit of the transaction that deleted the row, and again if that was interrupted. */
  async dropLater(em: EntityManager, sha256: string): Promise<void> {
    await this.jobs.add(em, 'drop-file', { sha256 }, `drop-file ${sha256}`);
  }

  private async dropUnused(sha256: string): Promise<void> {
    if (!await this.em.fork().count(StoredFile, { sha256 })) await rm(pathOf(this.settings.filesFolder, sha256), { force: true });
  }
}
