import { keepCompiled } from './compiled.js';
import { Life } from './life.js';
import { readSettings } from './platform/settings.js';
import { demandPort, portProblem } from './port.js';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

await Life.lead(async (life) => {
  const settings = readSettings(process.env);
  await demandPort(settings.port, settings.host);
  keepCompiled(settings.root);
  // PostgreSQL starts on one core while the other one loads the packages.
  const [url, { createApp, prepareDatabase }, { Seeds }, { welcome }] = await Promise.all([
    life.database(settings, say), import('./app.js'), import('./installation/seeds.js'), import('./installation/welcome.js'),
  ]);
  const app = life.take(await createApp(settings, url));
  await prepareDatabase(app, url);
  say('✓ Database is up to date');
  if (settings.embedded && await app.get(Seeds).untouched()) await app.get(Seeds).demo(say);
  await app.listen(settings.port, settings.host).catch((error: NodeJS.ErrnoException) => { throw portProblem(error, settings.port, settings.host); });
  await life.keepDatabase();
  say(await welcome(app, settings));
});
