// `npm run prove`: what takes longer than a test may. Every *.prove.mjs of this folder in turn, each a process of its own
// that ends with 0 when what it claims is true. With words, only those whose name contains one of them.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2);
const proofs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.prove.mjs') && (!words.length || words.some((word) => name.includes(word)))).sort();
let failed = 0;
let proof;
// Ended before its end it takes its proof along, with all that it started: a proof has a process group of its own. When
// this process is killed the channel to it breaks, which throw-away.mjs takes for the end as well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, async () => {
    if (proof) {
      process.kill(-proof.pid, 'SIGINT');
      await once(proof, 'close');
    }
    process.exit(1);
  });
}
for (const name of proofs) {
  console.log(`… ${name}`);
  const began = performance.now();
  proof = fork(join(import.meta.dirname, name), { detached: true });
  const [status] = await once(proof, 'close');
  if (status !== 0) failed++;
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${Math.round((performance.now() - began) / 1000)} s)\n`);
}
console.log(`${proofs.length - failed} passed, ${failed} failed`);
process.exit(failed || !proofs.length ? 1 : 0);
