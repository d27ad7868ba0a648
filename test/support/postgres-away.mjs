import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresOf } from './faults.mjs';

/** All of PostgreSQL stands still, which ends no connection. Answers how it goes on. */
export function freeze(folder) {
  const { pid } = postgresOf(folder);
  const frozen = [pid, ...childrenOf(pid)];
  for (const one of frozen) process.kill(one, 'SIGSTOP');
  return () => { for (const one of frozen.splice(0)) process.kill(one, 'SIGCONT'); };
}

/** It ends, and its data are out of reach, so that whoever watches over it cannot start it. Answers how they come back. */
export async function stopFor(folder, signal = 'SIGINT') {
  const { pid } = postgresOf(folder);
  const [here, there] = ['postgres', 'postgres.away'].map((name) => join(folder, name));
  renameSync(here, there);
  process.kill(pid, signal);
  while (runs(pid)) await sleep(20);
  return () => { if (existsSync(there)) renameSync(there, here); };
}

function runs(pid) {
  try {
    return !/^State:\tZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

function childrenOf(parent) {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1] === String(parent);
    } catch {
      return false;
    }
  }).map(Number);
}
