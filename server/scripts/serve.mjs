// `npm run serve`: starts what `npm run build` made, here or on another machine of the same kind. Builds nothing, and needs
// only the packages that run (`npm ci --omit=dev`). In this process, so that a signal reaches the server itself.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const missing = ['server/dist/bundle/main.js', 'client/dist/browser'].filter((path) => !existsSync(join(root, path)));
if (missing.length) {
  process.stderr.write(`Nothing to serve: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing. Run npm run build once, or bring both over from the machine that built them.\n`);
  process.exit(1);
}
await import(join(root, 'server/dist/bundle/main.js'));
