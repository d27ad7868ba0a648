import { join } from 'node:path';

/** The folder of the database for tests, beside the one of `npm start`. */
export const TEST_DATA = join(import.meta.dirname, '../../.data/test');

/** The day on which the stories begin; the running demo cohort has its workshop yesterday and today. */
export const TEST_START = '2026-03-11T08:00:00Z';

/** The folder of what is prepared for it, and kept. */
export const PREPARED = join(import.meta.dirname, '../../.data/prepared');

/** The cookies of every demo person, who signed in when it was prepared: a file beside the database. */
export const SIGNED_IN = 'signed-in.json';
