// No request has become slower beside the bare server than the committed figures say.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const { status } = spawnSync(process.execPath, [join(import.meta.dirname, '../bench/run.mjs'), '--check'], { stdio: 'inherit' });
process.exit(status ?? 1);
