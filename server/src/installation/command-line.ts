import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import type { Say } from './seeds.js';

/** What a command is given: the application on its migrated database, and the words behind its name. */
export interface CommandLine {
  readonly app: INestApplicationContext;
  readonly settings: Settings;
  readonly words: readonly string[];
  readonly say: Say;
}
