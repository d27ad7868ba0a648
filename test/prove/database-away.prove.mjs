// PostgreSQL is away for half a minute, frozen or stopped: every page says so quickly, and afterwards the same process answers
// everything as before, by itself.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { demandClean, until } from '../support/faults.mjs';
import { freeze, stopFor } from '../support/postgres-away.mjs';
import { throwAway } from '../support/throw-away.mjs';

const SECONDS = Number(process.env.SECONDS ?? 30);
// To find out that it is silent takes some seconds once; from then on nobody waits.
const FIRST = 8_000;
const LATER = 1_000;
const QUERY = { query: '{ me { person { id familyName } } cohorts { slug } }' };

const installation = await throwAway();
let bringBack;
try {
  const trainer = await installation.as('beate.hirschmueller');
  const pages = {
    'a query': () => trainer.post('/graphql', QUERY), '/ready': () => trainer.fetch('/ready'), '/ready without a session': () => fetch(`${installation.url}/ready`),
    'a certificate': () => trainer.fetch('/certificates/00000000-0000-4000-8000-000000000000.pdf'), 'sign-in': () => trainer.post('/api/auth/sign-in/email', { email: 'nobody@example.org', password: 'a password of nobody' }),
  };
  const before = await (await pages['a query']()).text();
  for (const [how, takeAway] of [['frozen', freeze], ['stopped', stopFor]]) {
    bringBack = await takeAway(installation.folder);
    const began = performance.now();
    const answers = [];
    for (let first = true; performance.now() - began < SECONDS * 1000; first = false) {
      answers.push(...await Promise.all(Object.entries(pages).map(async ([name, page]) => {
        const asked = performance.now();
        const response = await page();
        const took = performance.now() - asked;
        assert.equal(response.status, 503, `${name} while PostgreSQL is ${how}`);
        assert.match(await response.text(), name.startsWith('/ready') ? /^{"status":"database away"}$/ : /platform\/unreachable/);
        assert.ok(took < (first ? FIRST : LATER), `${name} took ${Math.round(took)} ms`);
        return { first, took };
      })));
      await sleep(500);
    }
    bringBack();
    const returned = performance.now();
    await until('ready again', async () => (await fetch(`${installation.url}/ready`)).status === 200);
    const back = Math.round(performance.now() - returned);
    assert.equal(await (await pages['a query']()).text(), before);
    const slowest = (first) => Math.round(Math.max(...answers.filter((one) => one.first === first).map(({ took }) => took)));
    console.log(`  ${how} for ${SECONDS} s: ${answers.length} answers, all 503; the slowest ${slowest(true)} ms at first, ${slowest(false)} ms then; ready ${back} ms after it was back; ${await demandClean(installation)}`);
  }
} finally {
  bringBack?.();
  await installation.remove();
}
