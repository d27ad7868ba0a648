import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChildServer } from '../child-server.ts';
import { look } from '../faults.mjs';

const SLUG = 'servicepunkt-qualifizierung';
const DRAFTS = `select v.title, count(distinct m.id)::int as modules, count(u.id)::int as units from curriculum c join curriculum_version v on v.curriculum_id = c.id and v.state = 'draft'
  left join module m on m.curriculum_version_id = v.id left join unit u on u.module_id = m.id where c.slug = $1 group by v.id`;

const DRAFT = '{ curricula { id slug draft { id version } } }';
const DISCARD = 'mutation Discard($id: ID!, $version: Int!) { discardDraft(draftId: $id, version: $version) }';

/** A curriculum is imported by command beside the server, again and again, each time with another number in its title. */
export async function importing(installation) {
  // What somebody works on in the page, or a killed publishing left, an import does not touch.
  const trainer = await installation.as('beate.hirschmueller');
  const { draft } = (await trainer.see(DRAFT)).curricula.find(({ slug }) => slug === SLUG);
  if (draft) await trainer.see(DISCARD, draft);
  const parent = mkdtempSync(join(tmpdir(), 'kursbuch-import-'));
  const folder = join(parent, SLUG);
  cpSync(join(import.meta.dirname, '../../../curricula', SLUG), folder, { recursive: true });
  const file = join(folder, 'curriculum.yaml');
  const [source, whole] = [readFileSync(file, 'utf8'), await wholeOf(installation)];
  const state = { tried: 0, last: 0, acknowledged: 0 };
  let command;
  return {
    lasts: 20,
    get acknowledged() { return state.acknowledged; },
    process: () => command.child.pid,
    async run() {
      for (;;) {
        const number = ++state.tried;
        writeFileSync(file, source.replace(/^title: .*$/m, `title: Nr. ${number}`));
        command = ChildServer.start({ KURSBUCH_DATA: installation.folder, ...installation.settings }, 'import', folder);
        const { code, output } = await command.end();
        if (code !== 0) return output;
        assert.match(output, /^Nr\. \d+: Changed: /);
        state.last = number;
        state.acknowledged++;
      }
    },
    async compare() {
      const db = await look(installation);
      const { rows } = await db.query(DRAFTS, [SLUG]);
      await db.end();
      assert.equal(rows.length, 1);
      const [{ title, modules, units }] = rows;
      const number = Number(title.replace('Nr. ', ''));
      assert.ok(number === state.last || number === state.tried, `import ${state.last} was acknowledged, ${title} is there`);
      assert.deepEqual({ modules, units }, whole, `the draft ${title} is not whole`);
      state.last = state.tried = number;
      return `draft ${title} with its ${modules} modules and ${units} units`;
    },
    remove: () => { rmSync(parent, { recursive: true }); },
  };
}

async function wholeOf(installation) {
  const db = await look(installation);
  const { rows: [whole] } = await db.query(DRAFTS.replace("v.state = 'draft'", "v.state = 'published' and v.number = 1 and v.patch = 0"), [SLUG]);
  await db.end();
  return { modules: whole.modules, units: whole.units };
}
