import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

// Emptied first: a file whose source was deleted must not live on.
rmSync(resolve('dist'), { recursive: true, force: true });
execFileSync(process.execPath, [resolve('../node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], { stdio: 'inherit' });
