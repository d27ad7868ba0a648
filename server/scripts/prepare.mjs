// Runs before `npm start` and `npm test`, in plain Node without dependencies: what they need may not be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const major = Number(process.versions.node.split('.')[0]);
const needed = process.platform === 'linux' ? 20 : 24;
if (major < needed) stop(`Kursbuch needs Node ${needed} or newer here, this is ${process.versions.node}: install it from your system's packages or from nodejs.org.`);

if (older(join(root, 'node_modules/.package-lock.json'), [join(root, 'package-lock.json')])) {
  run('Packages are installed (npm ci), this takes a minute or two', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}
const stale = [
  ['server', [join(root, 'server/src'), join(root, 'server/scripts/build.mjs')]],
  ['client', [join(root, 'client/src'), join(root, 'client/i18n'), join(root, 'client/public'), join(root, 'client/project.json'), join(root, 'server/schema.graphql')]],
].filter(([name, sources]) => older(stamp(name), [...sources, join(root, 'package-lock.json'), join(root, 'tsconfig.base.json')]));
if (stale.length) {
  const names = stale.map(([name]) => name);
  run(`Built anew: ${names.join(', ')}`, 'nx', ['run-many', '-t', 'build', '-p', names.join(','), '--outputStyle=stream']);
  for (const name of names) {
    mkdirSync(join(root, name, 'dist'), { recursive: true });
    writeFileSync(stamp(name), '');
  }
}

function stamp(name) {
  return join(root, name, 'dist/.built');
}

/** Whether a file is missing or older than the newest of the sources; a folder's own time tells of deleted files. */
function older(file, sources) {
  if (!existsSync(file)) return true;
  const made = statSync(file).mtimeMs;
  return sources.some((source) => newest(source) > made);
}

function newest(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(join(path, name))), mtimeMs);
}

function run(what, command, args) {
  process.stdout.write(`… ${what}\n`);
  const bin = join(root, 'node_modules/.bin');
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32', env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` } });
  if (status !== 0) stop(`"${[command, ...args].join(' ')}" did not succeed; what it printed above says why.`);
}

function stop(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
