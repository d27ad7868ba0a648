import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  /** The folder of its socket. */
  readonly sockets: string;
}

/** The server that really runs on this folder; a stale file of a killed one, or a reused pid, does not count. */
export function postmasterOf(data: string): Postmaster | undefined {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  // Its lines: pid, data folder, start time, port, socket folder.
  const [pid = '', , , , sockets = ''] = readFileSync(file, 'utf8').split('\n');
  try {
    return commandOf(Number(pid)).includes(data) ? { pid: Number(pid), sockets } : undefined;
  } catch {
    return undefined;
  }
}

/** Slim containers have no `ps`, macOS has no /proc. */
const commandOf = (pid: number): string => process.platform === 'linux'
  ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
