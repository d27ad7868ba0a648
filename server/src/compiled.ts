import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** What is loaded from here on is compiled only the first time; where that cannot be kept it is compiled anew. */
export function keepCompiled(root: string): void {
  enableCompileCache(join(root, 'node_modules/.cache/kursbuch'));
}
