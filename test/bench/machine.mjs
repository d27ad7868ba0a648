// What Linux tells about processes; elsewhere these figures are left out.
import { readdirSync, readFileSync } from 'node:fs';

const TICK = 10;

/** Milliseconds that a process has spent on a core; undefined where nothing says so. */
export function cpuOf(pid) {
  const fields = read(`/proc/${pid}/stat`)?.split(') ')[1].split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK;
}

/** MiB of a process by its proportional share, so that what PostgreSQL's processes share counts once. */
export function pssOf(pids) {
  const sizes = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]) / 1024);
  return sizes.some(Number.isNaN) ? undefined : Math.round(sizes.reduce((sum, size) => sum + size, 0));
}

/** MiB resident. */
export function rssOf(pid) {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1];
  return kilobytes && Math.round(kilobytes / 1024);
}

/** A process and all that descend from it. */
export function familyOf(pid) {
  const parents = listed('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), Number(read(`/proc/${name}/stat`)?.split(') ')[1].split(' ')[1])]);
  const family = [pid];
  for (const one of family) family.push(...parents.filter(([, parent]) => parent === one).map(([child]) => child));
  return family;
}

export const processor = () => /^model name\s*:\s*(.+)$/m.exec(read('/proc/cpuinfo') ?? '')?.[1];

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function listed(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
