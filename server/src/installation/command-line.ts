import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import type { Say } from './seeds.js';

/** What a command is given: the application on its database, and the words behind its name. */
export interface CommandLine {
  readonly app: INestApplicationContext;
  readonly settings: Settings;
  /** Of the database. */
  readonly url: string;
  readonly words: readonly string[];
  /** Secrets come by it: the words can be read by every process of the machine. */
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
  /** Brings the database to this release, or through the named migrations only. */
  readonly prepare: (only?: readonly string[]) => Promise<void>;
}
