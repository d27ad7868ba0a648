import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../support/browser-session.js';
import { ChildServer, freePort, processesOn } from '../support/child-server.js';

// Only its owner may enter it: for root that is the case in which PostgreSQL runs in a user namespace.
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-start-'));
const data = join(folder, 'data');
const url = (port: number): string => `http://localhost:${port}`;
const ME = '{ me { person { familyName } } }';
const postmaster = (): number => Number(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

let port: number;
let server: ChildServer;
let trainer: Browser;

beforeAll(async () => { port = await freePort(); });
afterAll(async () => {
  if (server.child.exitCode === null && server.child.signalCode === null) await server.interrupt();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  server = ChildServer.start({ KURSBUCH_DATA: data, PORT: String(port) });
  await server.says('Kursbuch is open at');
}

test('the first start says each step, prints the address and whom to sign in as, and lets the trainer in', async () => {
  await start();
  expect(server.output.split('\n').filter((line) => /^[…✓K]/.test(line))).toEqual([
    '… PostgreSQL is set up, this once', '✓ PostgreSQL started', '✓ Database is up to date', '… Demo data are loaded, this once', '✓ Demo data loaded', `Kursbuch is open at ${url(port)}`,
  ]);
  expect(server.output).toMatch(/Name {2,}Role {2,}E-mail {2,}Password\n/);
  expect(server.output).toMatch(/Beate Hirschmüller {2,}Trainer {2,}beate\.hirschmueller@example\.org {2,}kursbuch-demo\n/);
  trainer = new Browser(url(port), url(port));
  await trainer.signIn('beate.hirschmueller@example.org', 'kursbuch-demo');
  expect(await trainer.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('Ctrl-C ends everything, and the second start works on the same data with the same sign-ins', async () => {
  expect(await server.interrupt()).toBe(0);
  expect(processesOn(folder)).toEqual([]);
  await start();
  expect(server.output.split('\n').filter((line) => /^[…✓]/.test(line))).toEqual(['✓ PostgreSQL started', '✓ Database is up to date']);
  expect(await trainer.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('a command works beside the running server and leaves the database to it', async () => {
  const { code, output } = await ChildServer.start({ KURSBUCH_DATA: data }, 'migrate').end();
  expect({ code, output }).toEqual({ code: 0, output: 'The database is up to date.' });
  expect(await trainer.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('after kill -9 of the server the next start takes its database over', async () => {
  await server.kill();
  const database = postmaster();
  await start();
  expect(server.output).toContain('✓ PostgreSQL of an earlier start found and used on');
  expect(postmaster()).toBe(database);
  expect(await trainer.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('after kill -9 of the database the server lives on without it, ends by Ctrl-C, and the next start recovers', async () => {
  process.kill(postmaster(), 'SIGKILL');
  while ((await fetch(`${url(port)}/ready`)).status !== 503) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await (await fetch(`${url(port)}/health`)).json()).toEqual({ status: 'ok' });
  expect(await server.interrupt()).toBe(0);
  await start();
  expect(await trainer.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('after kill -9 of both at once the next start recovers', async () => {
  process.kill(postmaster(), 'SIGKILL');
  await server.kill();
  await start();
  expect(await trainer.see(ME)).toEqual({ me: { person: { familyName: 'Hirschmüller' } } });
});

test('a port in use is one sentence, and nothing else is started', async () => {
  const other = join(folder, 'port');
  expect(await ChildServer.start({ KURSBUCH_DATA: other, PORT: String(port) }).end()).toEqual({
    code: 1, output: expect.stringMatching(new RegExp(`^Port ${port} is in use: stop the other program, or choose another port, as in PORT=\\d+ npm start\\.$`)),
  });
  expect(processesOn(other)).toEqual([]);
});

test('a folder of another PostgreSQL is left as it is, with one sentence', async () => {
  const other = join(folder, 'version');
  mkdirSync(join(other, 'postgres'), { recursive: true });
  writeFileSync(join(other, 'postgres/PG_VERSION'), '15\n');
  expect(await ChildServer.start({ KURSBUCH_DATA: other, PORT: '0' }).end()).toEqual({
    code: 1,
    output: `The folder ${join(other, 'postgres')} belongs to PostgreSQL 15, this release brings 18: start the release that made it and take a backup, or move the folder away to begin anew.`,
  });
  expect(readFileSync(join(other, 'postgres/PG_VERSION'), 'utf8')).toBe('15\n');
});

test('a folder that is no database is never emptied', async () => {
  const other = join(folder, 'notes');
  mkdirSync(join(other, 'postgres'), { recursive: true });
  writeFileSync(join(other, 'postgres/notes.txt'), 'mine');
  expect(await ChildServer.start({ KURSBUCH_DATA: other, PORT: '0' }).end()).toEqual({
    code: 1,
    output: `The folder ${join(other, 'postgres')} holds no database that this user can read: start as the user who made it, or move it away to begin anew.`,
  });
  expect(readFileSync(join(other, 'postgres/notes.txt'), 'utf8')).toBe('mine');
});

test('a folder that cannot be written is one sentence', async () => {
  writeFileSync(join(folder, 'file'), '');
  const below = join(folder, 'file/data');
  expect(await ChildServer.start({ KURSBUCH_DATA: below, PORT: '0' }).end()).toEqual({
    code: 1, output: `The folder ${below} cannot be written: give this user the right to write there, or name another one in KURSBUCH_DATA.`,
  });
});

test('Ctrl-C in the middle of the start leaves no process and nothing that the next start stumbles over', async () => {
  await server.interrupt();
  const other = join(folder, 'interrupted');
  const settings = { KURSBUCH_DATA: other, PORT: String(await freePort()) };
  for (const moment of ['PostgreSQL is set up', '✓ PostgreSQL started', '  Accounts of the demo people']) {
    const interrupted = ChildServer.start(settings);
    await interrupted.says(moment);
    expect({ moment, code: await interrupted.interrupt(), output: interrupted.output }).toEqual({ moment, code: 0, output: expect.not.stringMatching(/error|^ +at /im) });
    expect(processesOn(other)).toEqual([]);
  }
  server = ChildServer.start(settings);
  await server.says('✓ Demo data loaded');
});
