import { type ChildProcess, execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Who runs PostgreSQL's programs. */
export interface Servant {
  /** True where root is renamed in a user namespace, which some containers forbid. */
  readonly renamed: boolean;
  /** Makes a folder, with all that is in it, the servant's. */
  own(path: string): void;
  start(command: string, args: readonly string[], stdio: StdioOptions, detached: boolean): ChildProcess;
}

/**
 * PostgreSQL refuses to run as root. Then it runs as `nobody`, or, where one of the folders lies where only root may
 * enter, in a user namespace in which root is called nobody.
 */
export function servantFor(...folders: string[]): Servant {
  if (process.getuid?.() !== 0) return { renamed: false, own: () => undefined, start };
  const [uid, gid] = [numberOf('-u'), numberOf('-g')];
  if (folders.every(enterableByAll)) {
    return { renamed: false, own: (path) => { give(path, uid, gid); }, start: (command, args, stdio, detached) => spawn(command, args, { uid, gid, stdio, detached, cwd: '/' }) };
  }
  return {
    renamed: true,
    own: (path) => { give(path, 0, 0); },
    start: (command, args, stdio, detached) => start('unshare', ['-U', `--map-user=${uid}`, `--map-group=${gid}`, command, ...args], stdio, detached),
  };
}

const start: Servant['start'] = (command, args, stdio, detached) => spawn(command, args, { stdio, detached, cwd: '/' });

const numberOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));

/** A checkout that was moved, or a folder whose permissions changed, has to change hands once. */
function give(path: string, uid: number, gid: number): void {
  if (statSync(path).uid === uid) return;
  chownSync(path, uid, gid);
  execFileSync('chown', ['-R', `${uid}:${gid}`, path]);
}

function enterableByAll(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
