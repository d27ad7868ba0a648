import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificationOf, eligible, ISSUE, issueFor, REVOKE } from '../certificates.ts';
import { codesIn, inTime, look } from '../faults.mjs';

const STORED = `select c.number, c.state, c.issued_at::text as batch, c.person_id as person, f.sha256, f.bytes from stored_file f full join certificate c on c.file_id = f.id order by c.issued_at`;

/** Four who met the rule get their certificates at once, which are then taken back one by one, and so on. */
export async function issuing(installation) {
  const issuer = await installation.as('renate.kuehnel');
  // Who has been there longest: the marks that are recorded meanwhile must not take anybody's certificate away.
  const certification = await certificationOf(issuer);
  const attended = new Map(certification.persons.map((one) => [one.person.id, one.attended]));
  const persons = eligible(certification).sort((a, b) => attended.get(b) - attended.get(a)).slice(0, 4);
  const acknowledged = new Map();
  const refusals = [];
  let inFlight;
  return {
    lasts: 500, refusals,
    get acknowledged() { return acknowledged.size; },
    async run() {
      for (;;) {
        for (const { id, number, version, state } of (await inTime(certificationOf(issuer)))?.certificates ?? []) {
          if (state !== 'issued') continue;
          inFlight = number;
          const revoked = await inTime(issuer.ask(REVOKE, { input: { id, version, reason: 'Probe' } }));
          if (!revoked?.data) return void refusals.push(...codesIn(revoked));
          acknowledged.set(number, 'revoked');
          inFlight = undefined;
        }
        const answer = await inTime(issuer.ask(ISSUE, issueFor(persons)));
        if (!answer?.data) return void refusals.push(...codesIn(answer));
        for (const { number } of answer.data.issueCertificates.issued) acknowledged.set(number, 'issued');
      }
    },
    async compare() {
      const db = await look(installation);
      const { rows } = await db.query(STORED);
      await db.end();
      const batches = Map.groupBy(rows, ({ batch }) => batch);
      for (const [batch, certificates] of batches) assert.equal(certificates.length, persons.length, `issued at ${batch}: all or none`);
      for (const { number, sha256, bytes } of rows) {
        assert.ok(number && sha256, `certificate ${number} and its file ${sha256} belong together`);
        const content = readFileSync(join(installation.folder, 'files', sha256.slice(0, 2), sha256));
        assert.deepEqual([createHash('sha256').update(content).digest('hex'), content.length], [sha256, bytes]);
      }
      for (const [number, state] of acknowledged) {
        const found = rows.find((row) => row.number === number)?.state;
        assert.ok(found === state || (number === inFlight && found === 'revoked'), `certificate ${number}: ${state} was acknowledged, ${found} is there`);
        acknowledged.set(number, found);
      }
      return `${rows.length} certificates in ${batches.size} whole batches, each with its file and hash; ${leftOver(installation, rows).length} contents without a row`;
    },
  };
}

/** What lies in the folder of files and belongs to no row: left by a write that was never committed. */
export function leftOver(installation, rows) {
  const known = new Set(rows.map(({ sha256 }) => sha256));
  return readdirSync(join(installation.folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !known.has(entry.name) && !entry.name.endsWith('.arrived')).map((entry) => join(entry.parentPath, entry.name));
}
