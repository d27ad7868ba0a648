// The clock of the running server jumps by a day, forwards and backwards, while PostgreSQL's stays: who is signed in stays so,
// whoever comes gets in, calendars answer, work comes round, the trail is whole, and every rule holds. Then it starts on
// another day, by KURSBUCH_NOW.
import assert from 'node:assert/strict';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { demandClean, look, until } from '../support/faults.mjs';
import { throwAway } from '../support/throw-away.mjs';

const DAY = 24 * 3600;
const folder = mkdtempSync(join(tmpdir(), 'kursbuch-clock-'));
const file = join(folder, 'jump');
writeFileSync(file, '0');
const installation = await throwAway({ JUMP_FILE: file, NODE_OPTIONS: `--import=${join(import.meta.dirname, '../support/clock-jumps.mjs')}` });
try {
  const [trainer, issuer] = [await installation.as('beate.hirschmueller'), await installation.as('renate.kuehnel')];
  const feed = new URL((await trainer.see('mutation { addSubscription(input: { name: "Handy" }) { url } }')).addSubscription.url).pathname;
  const calendar = async () => (await trainer.fetch(feed)).text();
  const before = await calendar();
  assert.match(before, /BEGIN:VEVENT/);

  for (const [seconds, word, back] of [[DAY, 'a day ahead'], [0, 'back again', true], [-DAY, 'a day behind', true], [0, 'right again']]) {
    await jumpTo(seconds);
    // The server looks at its clock every five seconds: what goes to and fro in between it does not see.
    await sleep(6_000);
    if (back) await installation.server.says('The clock was put back by');
    await demandSense(word);
    // By itself, at the full minute.
    const began = performance.now();
    if (back) await until(`the trail is sealed, ${word}`, async () => (await ask('select from audit_entry where block is null')).length === 0, 90_000);
    installation.server.output = '';
    console.log(`  the server's clock ${word}: ${back ? `sealed by itself after ${Math.round((performance.now() - began) / 1000)} s; ` : ''}${await demandClean(installation)}`);
  }
  for (const [days, word] of [[1, 'a day ahead'], [-1, 'a day behind']]) {
    assert.equal(await installation.stop(), 0);
    installation.settings = { KURSBUCH_NOW: new Date(Date.now() + days * DAY * 1000).toISOString() };
    await installation.start();
    await demandSense(word);
    console.log(`  started ${word}: ${await demandClean(installation)}`);
  }

  async function demandSense(word) {
    for (const [browser, name] of [[trainer, 'Hirschmüller'], [issuer, 'Kühnel'], [await installation.as('beate.hirschmueller'), 'Hirschmüller']]) {
      assert.equal((await browser.see('{ me { person { familyName } } }')).me?.person.familyName, name, `signed in, ${word}`);
    }
    assert.equal(await calendar(), before, `the same calendar, ${word}`);
    await trainer.see('mutation { addSubscription(input: { name: "Tablet" }) { url } }');
    assert.deepEqual(await ask('select * from audit_faults()'), [], `the trail is whole, ${word}`);
  }
} finally {
  await installation.remove();
  rmSync(folder, { recursive: true });
}

/** Until the server says so itself, by the time of the line that it writes for a request. */
async function jumpTo(seconds) {
  // In one step, so that the server never reads half of it.
  writeFileSync(`${file}.new`, String(seconds));
  renameSync(`${file}.new`, file);
  await until('the clock has jumped', async () => {
    await fetch(`${installation.url}/certificates/nothing.pdf`);
    const said = Date.parse(installation.server.output.match(/(?<="time":")[^"]+/g)?.at(-1));
    return Math.abs(said - Date.now() - seconds * 1000) < 60_000;
  });
}

async function ask(statement) {
  const db = await look(installation);
  const { rows } = await db.query(statement);
  await db.end();
  return rows;
}
