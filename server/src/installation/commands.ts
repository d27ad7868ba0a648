import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';
import { writeSchema } from '../schema.js';
import { importFolder } from './import-command.js';
import { type Say, Seeds } from './seeds.js';

export interface CommandLine {
  readonly app: INestApplicationContext;
  readonly settings: Settings;
  readonly words: readonly string[];
  readonly say: Say;
}

export interface Command {
  readonly usage: string;
  readonly run: (line: CommandLine) => Promise<void> | void;
}

/** By name. The database is already migrated when a command runs. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: { usage: '', run: ({ say }) => say('The database is up to date.') },
  seed: { usage: '--demo', run: ({ app, say }) => app.get(Seeds).demo(say) },
  import: { usage: '<folder of a curriculum>', run: async ({ app, words, say }) => { await importFolder(app, words[0], say); } },
  schema: { usage: '', run: ({ app, settings }) => writeSchema(app, settings.root) },
};
