import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../support/browser-session.js';
import { certificationOf, eligible, ISSUE, type Issued, issueFor } from '../support/certificates.js';
import { ChildServer, freePort } from '../support/child-server.js';
import { type MailSink, openMailSink } from '../support/mail-sink.js';
import { copyPrepared } from '../support/prepared.mjs';
import { TEST_START } from '../support/test-data.mjs';

// Stories ask the modules that were compiled; here it is the bundle that users run, once through each package that is loaded late.
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-built-'));
let server: ChildServer;
let sink: MailSink;
let url: string;

beforeAll(async () => {
  const [port, mailPort] = [await freePort(), await freePort()];
  url = `http://localhost:${port}`;
  sink = await openMailSink(mailPort);
  copyPrepared(folder);
  server = ChildServer.start({ KURSBUCH_DATA: folder, PORT: String(port), SMTP_URL: `smtp://127.0.0.1:${mailPort}`, KURSBUCH_NOW: TEST_START });
  await server.says('Kursbuch is open at');
});
afterAll(async () => {
  await server.interrupt();
  await sink.close();
  rmSync(folder, { recursive: true, force: true });
});

async function as(email: string): Promise<Browser> {
  const browser = new Browser(url, url);
  await browser.signIn(email, 'kursbuch-demo');
  return browser;
}

test('bad input is refused by field and bound', async () => {
  const trainer = await as('beate.hirschmueller@example.org');
  expect(await trainer.refused('mutation { addSubscription(input: { name: "" }) { url } }')).toEqual([{ code: 'input/too-short', field: 'input.name', bound: 1 }]);
});

test('a feed is written, a certificate printed', async () => {
  const trainer = await as('beate.hirschmueller@example.org');
  const { addSubscription } = await trainer.see<{ addSubscription: { url: string } }>('mutation { addSubscription(input: { name: "Handy" }) { url } }');
  expect((await (await trainer.fetch(new URL(addSubscription.url).pathname)).text()).split('\r\n').slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);

  const issuer = await as('renate.kuehnel@example.org');
  const { issueCertificates: { issued: [certificate] } } = await issuer.see<Issued>(ISSUE, issueFor(eligible(await certificationOf(issuer)).slice(0, 1)));
  expect((await (await issuer.fetch(new URL(certificate!.pdf, url).pathname)).text()).slice(0, 5)).toBe('%PDF-');
});

test('a sign-in by code reaches the mail server', async () => {
  const visitor = new Browser(url, url);
  await visitor.post('/api/auth/email-otp/send-verification-otp', { email: 'heike.zuegel@example.org', type: 'sign-in' });
  while (!sink.arrived.length) await new Promise((resolve) => setTimeout(resolve, 50));
  const [letter] = sink.arrived;
  expect(letter!.to).toEqual([{ name: '', address: 'heike.zuegel@example.org' }]);
  expect((await visitor.post('/api/auth/sign-in/email-otp', { email: 'heike.zuegel@example.org', otp: /\d{6}/.exec(letter!.subject!)![0] })).status).toBe(200);
});

test('it is backed up beside the running server, checked, and restored into an installation of its own', async () => {
  const [archive, other] = [`${folder}.backup`, `${folder}-restored`];
  const run = (data: string, ...words: string[]) => ChildServer.start({ KURSBUCH_DATA: data, KURSBUCH_PASSPHRASE: 'a passphrase of words' }, ...words).end();
  expect(await run(folder, 'backup', archive)).toEqual({ code: 0, output: expect.stringMatching(/✓ .*\.backup: \d+ tables with [\d,]+ rows, 1 file; \d\.\d MB, encrypted, \d+\.\d s$/) });
  expect(await run(other, 'restore', archive)).toEqual({ code: 0, output: expect.stringMatching(/✓ Restored, and brought to this release; \d+\.\d s$/) });
  for (const data of [folder, other]) expect(await run(data, 'check')).toEqual({ code: 0, output: expect.stringMatching(/^✓ \d+ rules, all of them hold$/) });
  for (const path of [archive, other]) rmSync(path, { recursive: true });
});

test('npm run serve starts what was built, and says so where nothing is', () => {
  const empty = mkdtempSync(join(tmpdir(), 'kursbuch-serve-'));
  mkdirSync(join(empty, 'server/scripts'), { recursive: true });
  const script = join(import.meta.dirname, '../../server/scripts/serve.mjs');
  copyFileSync(script, join(empty, 'server/scripts/serve.mjs'));
  const told = (file: string): { status: number | null; stderr: string } => {
    const { status, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', env: { PATH: process.env['PATH']!, KURSBUCH_DATA: empty, PORT: 'none' } });
    return { status, stderr: stderr.trim() };
  };
  expect(told(join(empty, 'server/scripts/serve.mjs'))).toEqual({
    status: 1, stderr: 'Nothing to serve: server/dist/bundle/main.js and client/dist/browser are missing. Run npm run build once, or bring both over from the machine that built them.',
  });
  expect(told(script)).toEqual({ status: 1, stderr: 'Please correct the environment: PORT must be a whole number from 0 to 65535.' });
  rmSync(empty, { recursive: true });
});
