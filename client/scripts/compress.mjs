// Compresses every text file of the build once, so that the server never does it while somebody waits,
// and refuses a build whose first load has grown too heavy for a telephone in a village hall.
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const FIRST_LOAD_LIMIT = 200_000;
const root = new URL('../dist/browser/', import.meta.url).pathname;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const text = /\.(js|css|html|svg|json|txt|webmanifest|ico)$/;
const sizes = new Map();

async function compress(path) {
  const content = await readFile(path);
  const small = await brotli(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  sizes.set(path, small.length);
  await writeFile(`${path}.br`, small);
  await writeFile(`${path}.gz`, await zip(content, { level: 9 }));
}

const entries = await readdir(root, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && text.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
await Promise.all(files.map(compress));

let tooHeavy = false;
for (const locale of await readdir(root)) {
  const folder = join(root, locale);
  if (!(await stat(folder)).isDirectory()) continue;
  const index = await readFile(join(folder, 'index.html'), 'utf8');
  const initial = new Set([...index.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, name]) => name));
  const sum = [...initial].reduce((total, name) => total + (sizes.get(join(folder, name)) ?? 0), 0);
  console.log(`${locale}: ${initial.size} scripts at first, ${(sum / 1000).toFixed(1)} kB compressed`);
  if (sum > FIRST_LOAD_LIMIT) tooHeavy = true;
}
if (tooHeavy) {
  console.error(`The first load is over ${FIRST_LOAD_LIMIT / 1000} kB. Load what is not needed at once by a lazy route or @defer.`);
  process.exit(1);
}
