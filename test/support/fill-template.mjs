import pg from 'pg';
import { createApp, prepareDatabase } from '../../server/dist/app.js';
import { Seeds } from '../../server/dist/installation/seeds.js';
import { readSettings } from '../../server/dist/platform/settings.js';
import { TEST_DATA, TEST_START } from './test-data.mjs';

const url = process.argv[2];
const maintenance = new pg.Client({ connectionString: url.replace(/\/[^/]+$/, '/postgres') });
await maintenance.connect();
await maintenance.query('drop database if exists template with (force)');
await maintenance.query('create database template');
await maintenance.end();

const settings = { ...readSettings({ KURSBUCH_DATA: TEST_DATA, KURSBUCH_NOW: TEST_START, PORT: '0' }) };
const app = await createApp(settings, url);
await prepareDatabase(app, url);
await app.get(Seeds).demo(() => undefined);
await app.close();
