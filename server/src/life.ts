import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EmbeddedDatabase, startEmbedded } from './platform/database/embedded.js';
import { type Settings, StartProblem } from './platform/settings.js';

const PATIENCE = 10_000;

/**
 * One process from its start to its end. Whatever was started is stopped in reverse order, also when Ctrl-C comes in
 * the middle of the start, so that no process is left behind.
 */
export class Life {
  private embedded: Promise<EmbeddedDatabase> | undefined;
  private app: NestFastifyApplication | undefined;
  private ending: Promise<never> | undefined;

  /** Runs the work; a {@link StartProblem} ends it with its sentence, any other error with its stack. */
  static async lead(work: (life: Life) => Promise<void>): Promise<void> {
    const life = new Life();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void life.end(0));
    try {
      await work(life);
    } catch (error) {
      // The same Ctrl-C may have ended a child before this process hears of it.
      await sleep(50);
      if (!life.ending) process.stderr.write(`\n${error instanceof StartProblem ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
      await life.end(1);
    }
  }

  /** The address of the database: the given one, or the embedded one's, which is started. */
  async database(settings: Settings, say: (line: string) => void): Promise<string> {
    if (settings.databaseUrl) return settings.databaseUrl;
    this.embedded = startEmbedded(settings.dataFolder, undefined, say);
    return (await this.embedded).url;
  }

  /** From now on an embedded PostgreSQL that ends is started again. */
  async keepDatabase(): Promise<void> {
    // Loaded with the application, since then; before it, Nest's packages would load without what they build on.
    const { Logger } = await import('@nestjs/common');
    const log = new Logger('database');
    (await this.embedded)?.keep((line) => { log.warn(line); });
  }

  /** Hands the application over, so that the end of this life is its end. */
  take(app: NestFastifyApplication): NestFastifyApplication {
    this.app = app;
    return app;
  }

  end(code: number): Promise<never> {
    this.ending ??= this.close().finally(() => process.exit(code)) as Promise<never>;
    return this.ending;
  }

  private async close(): Promise<void> {
    // A start that is interrupted in its middle may leave something to wait for that never comes.
    if (this.app) await Promise.race([this.app.close().catch(() => undefined), sleep(PATIENCE)]);
    const embedded = await this.embedded?.catch(() => undefined);
    await embedded?.stop();
  }
}
