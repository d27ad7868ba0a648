import assert from 'node:assert/strict';
import { codesIn, inTime, look } from '../faults.mjs';

const BEGIN = 'mutation Begin($id: ID!) { beginDraft(curriculumId: $id) { id version } }';
const PUBLISH = 'mutation Publish($input: PublishInput!) { publishDraft(input: $input) { id note } }';
const DRAFT = 'query Draft($id: ID!) { curriculum(id: $id) { draft { id version } } }';
// Whole: as many modules and units as the first version, and the same text in them.
const VERSIONS = `select v.id, v.state, v.note, count(distinct m.id)::int as modules, count(u.id)::int as units,
    md5(coalesce(string_agg(m.uuid || m.title || u.uuid || u.title || u.body, '' order by u.uuid), '')) as content
  from curriculum_version v left join module m on m.curriculum_version_id = v.id left join unit u on u.module_id = m.id
  where v.curriculum_id = $1 group by v.id order by v.number nulls last`;

/** A curriculum's draft is begun and published, again and again, with a number in its note. */
export async function publishing(installation) {
  const trainer = await installation.as('beate.hirschmueller');
  const { curricula: [{ id }] } = await trainer.see('{ curricula { id } }');
  const acknowledged = new Map();
  const refusals = [];
  let tried = 0;
  return {
    lasts: 400, refusals,
    get acknowledged() { return acknowledged.size; },
    async run() {
      let { draft } = (await trainer.see(DRAFT, { id })).curriculum;
      for (;;) {
        const begun = draft ? undefined : await inTime(trainer.ask(BEGIN, { id }));
        draft ??= begun?.data?.beginDraft;
        if (!draft) return void refusals.push(...codesIn(begun));
        const note = `Nr. ${++tried}`;
        const answer = await inTime(trainer.ask(PUBLISH, { input: { draftId: draft.id, version: draft.version, note } }));
        if (!answer?.data) return void refusals.push(...codesIn(answer));
        acknowledged.set(note, draft.id);
        draft = undefined;
      }
    },
    async compare() {
      const db = await look(installation);
      const { rows: [first, ...versions] } = await db.query(VERSIONS, [id]);
      await db.end();
      for (const { id: version, state, note, modules, units, content } of versions) {
        assert.deepEqual({ modules, units, content }, { modules: first.modules, units: first.units, content: first.content }, `${state} version ${version} (${note}) is not whole`);
      }
      for (const [note, version] of acknowledged) {
        const found = versions.filter((one) => one.note === note && one.state === 'published').map((one) => one.id);
        assert.deepEqual(found, [version], `${note} was published and acknowledged`);
      }
      return `${versions.length} further versions, each with its ${first.modules} modules and ${first.units} units`;
    },
  };
}
