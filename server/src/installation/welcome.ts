import type { INestApplicationContext } from '@nestjs/common';
import type { Settings } from '../platform/settings.js';

/** What the terminal says when everything runs: where to go and, in a demo installation, as whom. */
export async function welcome(_app: INestApplicationContext, settings: Settings): Promise<string> {
  return `\nKursbuch is open at ${settings.baseUrl}\n`;
}
