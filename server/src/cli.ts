import { createApp, prepareDatabase } from './app.js';
import { COMMANDS } from './installation/commands.js';
import { startEmbedded } from './platform/database/embedded.js';
import { readSettings, StartProblem } from './platform/settings.js';

/** `npm run kursbuch -- <command>`: works beside a running server, on the same database. */
const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS[name];
try {
  if (!command) throw new StartProblem(`Commands:\n${Object.entries(COMMANDS).map(([key, { usage }]) => `  ${`${key} ${usage}`.padEnd(44)}`).join('\n')}`);
  const settings = readSettings(process.env);
  const embedded = settings.embedded ? await startEmbedded(settings.dataFolder) : undefined;
  const url = embedded?.url ?? settings.databaseUrl!;
  try {
    const app = await createApp(settings, url);
    await prepareDatabase(app, url);
    await app.init();
    await command.run({ app, settings, words, say: (line) => { process.stdout.write(`${line}\n`); } });
    await app.close();
  } finally {
    if (embedded?.started) await embedded.stop();
  }
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
