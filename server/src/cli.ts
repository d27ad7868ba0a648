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
  await prepareDatabase(app, url);
  await app.init();
  await writingFor(`command ${name}`, () => command.run({ app, settings, words, say: (line) => { process.stdout.write(`${line}\n`); } }));
  await life.end(0);
});
