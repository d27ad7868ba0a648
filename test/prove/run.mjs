// `npm run prove`: what takes longer than a test may. Every *.prove.mjs of this folder in turn, each a process of its own
// that ends with 0 when what it claims is true. With words, only those whose name contains one of them.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2);
const proofs = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.prove.mjs') && (!words.length || words.some((word) => name.includes(word)))).sort();
let failed = 0;
for (const name of proofs) {
  console.log(`… ${name}`);
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, name)], { stdio: 'inherit' });
  if (status !== 0) failed++;
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${Math.round((performance.now() - began) / 1000)} s)\n`);
}
console.log(`${proofs.length - failed} passed, ${failed} failed`);
process.exit(failed || !proofs.length ? 1 : 0);
