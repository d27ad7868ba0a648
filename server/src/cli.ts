import { keepCompiled } from './compiled.js';
import { Life } from './life.js';
import { readSettings, StartProblem } from './platform/settings.js';

/** `npm run kursbuch -- <command>`: works beside a running server, on the same database. */
await Life.lead(async (life) => {
  const settings = readSettings(process.env);
  keepCompiled(settings.root);
  const [{ COMMANDS, usage }, { createApp, prepareDatabase }, { writingFor }] = await Promise.all([
    import('./installation/commands.js'), import('./app.js'), import('./platform/audit/author.js'),
  ]);
  const [name = '', ...words] = process.argv.slice(2);
  const command = COMMANDS[name];
  if (!command) throw new StartProblem(name ? `There is no command ${name}.\n\n${usage()}` : usage());
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
