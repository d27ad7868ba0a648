import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } };
/** What `npm start` tells Node. */
const FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** The built server as a process of its own, as `npm start` runs it, or a command beside it. */
export class ChildServer {
  output = '';
  readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  // Fields written out: Node itself runs this file for proofs and measurements, and only strips types.
  private constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => { this.output += part.toString(); });
    this.ended = once(child, 'close').then(([code]) => code as number | null);
  }

  static start(settings: Record<string, string>, ...words: string[]): ChildServer {
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const [flags, file] = words.length ? [[], 'cli.js'] : [FLAGS, 'main.js'];
    // A process group of its own, so that a signal can be sent to all of it as a terminal does.
    return new ChildServer(spawn(process.execPath, [...flags, join(ROOT, 'server/dist/bundle', file), ...words], {
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...settings }, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
    }));
  }

  /** Waits until a line says this. */
  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`ended before it said "${text}":\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Ctrl-C, which a terminal sends to the whole group; the exit code, also of one that ended before. */
  async interrupt(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) process.kill(-this.child.pid!, 'SIGINT');
    return this.ended;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** What it printed until it ended by itself, and its exit code. */
  async end(): Promise<{ code: number | null; output: string }> {
    const code = await this.ended;
    return { code, output: this.output.trim() };
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** The command lines of all processes that work on a folder. */
export function processesOn(folder: string): string[] {
  const all = process.platform === 'linux'
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(commandOf)
    : execFileSync('ps', ['ax', '-o', 'command='], { encoding: 'utf8' }).split('\n');
  return all.filter((command) => command.includes(folder));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
