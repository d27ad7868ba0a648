import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { SETTINGS, type Settings } from '../settings.js';
import { pathOf, put } from './folder.js';
import { StoredFile } from './stored-file.js';

/** The one door to stored files: a folder today, an object store where somebody needs one. */
@Injectable()
export class Files {
  constructor(@Inject(SETTINGS) private readonly settings: Settings, private readonly clock: Clock) {}

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
}
