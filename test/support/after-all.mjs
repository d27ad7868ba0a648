import { startEmbedded } from '../../server/dist/platform/database/embedded.js';
import { TEST_DATA } from './test-data.mjs';

export default async function () {
  await (await startEmbedded(TEST_DATA)).stop();
}
