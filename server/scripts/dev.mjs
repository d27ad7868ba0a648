// `npm run dev`: builds what changed and starts the server anew. A build that fails leaves the last server running.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const environment = { ...process.env, KURSBUCH_DEVELOPMENT: '1' };
const QUIET = 300;

let server = start();
let waiting;
let busy = false;
let again = false;
for (const folder of ['server/src', 'client/src', 'client/i18n', 'client/public', 'curricula', 'seeds']) {
  // The schema's types are written by the build itself.
  watch(join(root, folder), { recursive: true }, (_event, name) => { if (!name?.endsWith('graphql-env.d.ts')) changed(); });
}
// Ctrl-C reaches the server too, which stops its database; this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { server.kill('SIGINT'); void ended(server).then(() => process.exit(0)); });

function changed() {
  clearTimeout(waiting);
  waiting = setTimeout(() => void rebuild(), QUIET);
}

async function rebuild() {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  again = false;
  const { status } = spawnSync(process.execPath, [join(root, 'server/scripts/prepare.mjs')], { cwd: root, stdio: 'inherit', env: environment });
  if (status === 0) {
    server.kill('SIGINT');
    await ended(server);
    server = start();
  }
  busy = false;
  if (again) changed();
}

function start() {
  return spawn(process.execPath, [join(root, 'server/dist/bundle/main.js')], { cwd: root, stdio: 'inherit', env: environment });
}

function ended(child) {
  return child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
}
