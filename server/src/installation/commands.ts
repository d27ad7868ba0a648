import { StartProblem } from '../platform/settings.js';
import { writeSchema } from '../schema.js';
import { backupTo, restoreFrom } from './backup-commands.js';
import { checkAll } from './check-command.js';
import type { CommandLine } from './command-line.js';
import { createAdmin } from './create-admin.js';
import { generate } from './generate.js';
import { importFolder } from './import-command.js';
import { erasePerson, exportPerson, retention } from './privacy-commands.js';
import { Seeds } from './seeds.js';

export interface Command {
  /** The words after the name. */
  readonly usage: string;
  /** Takes the database as it is: nothing is migrated before, and no jobs run meanwhile. */
  readonly asItIs?: true;
  /** The exit status, where it is not 0. */
  readonly run: (line: CommandLine) => Promise<number | void> | number | void;
}

/** By name. The database is migrated before a command runs, unless it says otherwise. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: { usage: '', run: ({ say }) => { say('The database is up to date.'); } },
  seed: { usage: '[--demo]', run: (line) => seed(line) },
  'create-admin': { usage: '[--given-name … --family-name … --email …]', run: (line) => createAdmin(line) },
  import: { usage: '<folder of a curriculum>', run: async ({ app, words, say }) => { await importFolder(app, words[0], say); } },
  backup: { usage: '<file> [--encrypt]', asItIs: true, run: backupTo },
  restore: { usage: '<file>', asItIs: true, run: restoreFrom },
  check: { usage: '', asItIs: true, run: checkAll },
  generate: { usage: '<S, M, L or F>', run: generate },
  'export-person': { usage: '<email or id> <folder>', run: (line) => exportPerson(line) },
  'erase-person': { usage: '<email or id> [--dry-run]', run: (line) => erasePerson(line) },
  retention: { usage: '[--dry-run]', run: (line) => retention(line) },
  schema: { usage: '', run: ({ app, settings }) => { writeSchema(app, settings.root); } },
};

export const usage = (): string =>
  `npm run kursbuch -- <command>\n${Object.entries(COMMANDS).map(([name, { usage: words }]) => `  ${name} ${words}`.trimEnd()).join('\n')}`;

/** Demo data refer to the reference data, which every start loads. */
async function seed({ app, words, say }: CommandLine): Promise<void> {
  const [flag, ...more] = words;
  if (more.length || (flag !== undefined && flag !== '--demo')) throw new StartProblem(`seed knows one flag, --demo, not ${words.join(' ')}.`);
  if (flag) await app.get(Seeds).demo(say);
  say(`✓ Reference data loaded: ${await app.get(Seeds).reference()} kinds of organisations`);
}
