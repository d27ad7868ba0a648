import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { postmasterOf } from './postmaster.js';

/** In ms. */
const ROUND = 500;
const LONGEST_PAUSE = 10_000;

/**
 * Watches over PostgreSQL and starts it again when it has ended: killed for want of memory, or by its own hand when the disk
 * was full. Never makes a new database, and leaves the choice among several processes that try at once to PostgreSQL's own
 * lock file.
 */
export class Keeper {
  private readonly timer: NodeJS.Timeout;
  private starting: ChildProcess | undefined;
  private pause = ROUND;
  private next = 0;
  private alive = 0;

  constructor(private readonly data: string, private readonly start: () => ChildProcess, private readonly say: (line: string) => void) {
    this.timer = setInterval(() => { this.look(); }, ROUND).unref();
  }

  private look(): void {
    this.alive = postmasterOf(this.data) ? this.alive + 1 : 0;
    // One that ends again at once is tried ever more seldom.
    if (this.alive > 20) this.pause = ROUND;
    if (this.alive || !existsSync(join(this.data, 'PG_VERSION'))) return;
    if (this.starting && this.starting.exitCode === null && this.starting.signalCode === null) return;
    if (performance.now() < this.next) return;
    if (this.pause === ROUND) this.say('PostgreSQL has ended: it is started again');
    try {
      this.starting = this.start();
    } catch (error) {
      this.say(`PostgreSQL cannot be started: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.next = performance.now() + this.pause;
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  /** Nothing is started any more; one that was just starting can be stopped as it is. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    const { starting } = this;
    for (let tries = 0; starting && starting.exitCode === null && starting.signalCode === null && !postmasterOf(this.data) && tries < 100; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
