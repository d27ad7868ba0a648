import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';

// Emptied first: a file whose source was deleted must not live on.
rmSync(resolve('dist'), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [resolve('../node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], { stdio: 'inherit' });
if (status !== 0) process.exit(1);

// What the packages ask for only if somebody uses it, which we do not.
const UNUSED = [
  '@apollo/gateway', '@apollo/subgraph', '@as-integrations/express5', '@fastify/multipart', '@fastify/view', '@nestjs/microservices',
  '@nestjs/platform-express', '@nestjs/websockets', 'class-transformer/storage', 'pg-native', 'ts-morph', 'typescript',
];
// Reads files that lie beside its own.
const APART = ['pdfkit'];

// Three and a half thousand small modules are looked up, read and linked at every start; as a few large files that takes half the time.
const { outputFiles } = await build({
  write: false,
  entryPoints: ['dist/main.js', 'dist/cli.js'],
  outdir: 'dist/bundle',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  // GraphQL types and tables are called as their classes are: see below.
  keepNames: true,
  // graphql-js and others check more, and slower, while one develops with them.
  define: { 'process.env.NODE_ENV': '"production"' },
  external: [...UNUSED, ...APART],
  banner: { js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url); const { filename: __filename, dirname: __dirname } = import.meta;" },
  logLevel: 'warning',
});

// The bundler names every closure anew each time one is made, which took a quarter of the time of a large calendar. Only a
// class is asked for its name, and has lost it only where the bundler had to call it otherwise.
const NAMING = 'var __name = (target, value) => __defProp(';
const FRUGAL = 'var __name = (target, value) => target.name === value || !Object.hasOwn(target, "prototype") ? target : __defProp(';
if (outputFiles.filter(({ text }) => text.includes(NAMING)).length !== 1) throw new Error('esbuild gives names in another way now: mend server/scripts/build.mjs');
mkdirSync('dist/bundle', { recursive: true });
for (const { path, text } of outputFiles) writeFileSync(path, text.replace(NAMING, FRUGAL));
