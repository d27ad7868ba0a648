import { COMMANDS, usage } from './installation/commands.js';
import { Life } from './life.js';
import { readSettings, StartProblem } from './platform/settings.js';
import { writingFor } from './platform/audit/author.js';
import { createApp, prepareDatabase } from './app.js';

/** `npm run kursbuch -- <command>`: works beside a running server, on the same database. */
await Life.lead(async (life) => {
  const [name = '', ...words] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) throw new StartProblem(name ? `There is no command ${name}.\n\n${usage()}` : usage());
  const settings = readSettings(process.env);
  const url = await life.database(settings, () => undefined);
  const app = life.take(await createApp(settings, url));
  const prepare = (only?: readonly string[]): Promise<void> => prepareDatabase(app, url, only);
  if (!command.asItIs) {
    await prepare();
    await app.init();
  }
  const say = (line: string): void => { process.stdout.write(`${line}\n`); };
  const code = await writingFor(`command ${name}`, async () => command.run({ app, settings, url, words, env: process.env, prepare, say }));
  await life.end(code ?? 0);
});
