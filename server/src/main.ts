import { createApp, prepareDatabase } from './app.js';
import { Seeds } from './installation/seeds.js';
import { type EmbeddedDatabase, startEmbedded } from './platform/database/embedded.js';
import { readSettings, StartProblem } from './platform/settings.js';
import { welcome } from './installation/welcome.js';

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

let embedded: EmbeddedDatabase | undefined;
try {
  const settings = readSettings(process.env);
  if (settings.embedded) {
    embedded = await startEmbedded(settings.dataFolder);
    say(embedded.started ? '✓ PostgreSQL started' : '✓ PostgreSQL of an earlier start found and used on');
  }
  const url = embedded?.url ?? settings.databaseUrl!;
  const app = await createApp(settings, url);
  await prepareDatabase(app, url);
  say('✓ Database is up to date');
  if (settings.embedded) await app.get(Seeds).demo(say);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await embedded?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

  await app.listen(settings.port, process.env['HOST'] ?? '127.0.0.1').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new StartProblem(`Port ${settings.port} is in use: stop the other program, or choose another port, as in PORT=${settings.port + 1} npm start.`);
  });
  say(await welcome(app, settings));
} catch (error) {
  if (embedded?.started) await embedded.stop();
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}
