import { spawnSync } from 'node:child_process';

/** Runs a program of Debian that shares no code with us. A machine without it is told how to get it. */
export function readBy(program: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 20_000_000 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') throw new Error(`${program} is missing: apt-get install qpdf poppler-utils zbar-tools`);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
