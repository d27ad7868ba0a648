import type { Browser } from '../support/browser-session.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let administrator: Browser;
const people: Record<string, string> = {};
beforeAll(async () => {
  world = await openWorld();
  administrator = await world.as('kai-uwe-brandstaetter');
  for (const { id, name } of (await world.db.query<{ id: string; name: string }>('select id, family_name as name from person')).rows) people[name] = id;
});
afterAll(() => world.close());

interface Entry { id: string; at: string; actorId: string | null; cause: string; reason: string | null; table: string; action: string; objectId: string; personId: string | null; changes: { column: string; before: string | null; after: string | null }[]; redacted: boolean; sealed: boolean }
interface Page { entries: Entry[]; next: string | null; names: { id: string; name: string }[] }
const TRAIL = `query Trail($input: TrailInput!) { auditTrail(input: $input) { next names { id name }
  entries { id at actorId cause reason table action objectId personId changes { column before after } redacted sealed } } }`;
const search = async (input: object): Promise<Page> => (await administrator.see<{ auditTrail: Page }>(TRAIL, { input })).auditTrail;
const EVENT = 'query E($id: ID!) { event(id: $id) { id version status venueName venueAddress bring } }';
const CHANGE = 'mutation C($input: ChangeEventInput!) { changeEvent(input: $input) { version } }';

/** A change of an event by its trainer, so that there is something of today to find. */
async function changed(venueName: string): Promise<{ event: string; by: string }> {
  const trainer = await world.as('beate-hirschmueller');
  const { rows: [row] } = await world.db.query<{ id: string }>("select e.id from event e join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by e.starts_on limit 1");
  const { event: { id, ...event } } = await trainer.see<{ event: { id: string } }>(EVENT, { id: row!.id });
  await trainer.see(CHANGE, { input: { ...event, eventId: id, venueName } });
  return { event: id, by: people['Hirschmüller']! };
}

test('an administrator reads who changed what, from what to what, with names for what the entries name by key', async () => {
  const { rows: [before] } = await world.db.query<{ venue: string; title: string; version: number; changed: string }>("select e.venue_name as venue, e.title, e.version, to_jsonb(e) ->> 'changed_at' as changed from event e join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by e.starts_on limit 1");
  const { event, by } = await changed('Stadthalle');
  const { entries, next, names } = await search({ objectId: event });
  expect(next).toBe(null);
  const [newest, ...older] = entries;
  expect({ ...newest, changes: newest!.changes.filter(({ column }) => column !== 'changed_at').sort((a, b) => a.column.localeCompare(b.column)) }).toEqual({
    id: expect.any(String), at: expect.any(String), actorId: by, cause: 'changeEvent', reason: null, table: 'event', action: 'update', objectId: event, personId: null, redacted: false, sealed: false,
    changes: [{ column: 'venue_name', before: before!.venue || null, after: 'Stadthalle' }, { column: 'version', before: String(before!.version), after: String(before!.version + 1) }],
  });
  expect(older.map(({ cause, action, actorId }) => ({ cause, action, actorId }))).toEqual([{ cause: 'seeds', action: 'insert', actorId: null }]);
  expect(names).toEqual(expect.arrayContaining([{ id: by, name: 'Beate Hirschmüller' }, { id: event, name: before!.title }]));
});

test('of a long text the part that changed is shown, on both sides from the same place', async () => {
  const paragraph = 'Im Sozialraum begegnen sich Menschen, die einander noch nicht kennen. '.repeat(12);
  const { rows: [row] } = await world.db.query<{ id: string }>("insert into curriculum_version (id, curriculum_id, state, title, note) select gen_random_uuid(), id, 'draft', title, $1 from curriculum limit 1 returning id", [`${paragraph}Vorher`]);
  await world.db.query('update curriculum_version set note = $2 where id = $1', [row!.id, `${paragraph}Nachher${paragraph}`]);
  const [{ changes: [note] }] = (await search({ objectId: row!.id })).entries as [Entry, ...Entry[]];
  expect(note).toEqual({ column: 'note', before: `… ${paragraph.slice(-120)}Vorher`, after: `… ${`${paragraph.slice(-120)}Nachher${paragraph}`.slice(0, 600)} …` });
});

test('the trail is searched by whom it concerns or who wrote it, by table, time and page', async () => {
  const from = (await world.db.query<{ now: string }>("select to_char(now() at time zone 'utc', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as now")).rows[0]!.now;
  const { by } = await changed('Rathaus');
  const [one] = (await search({ personId: by, from })).entries;
  expect(one).toMatchObject({ table: 'event', actorId: by, personId: null });
  expect((await search({ actorId: by, from })).entries.map(({ id }) => id)).toContain(one!.id);
  expect((await search({ actorId: by, to: from })).entries.map(({ id }) => id)).not.toContain(one!.id);
  // Concerned, never written by: all that the seeds say of a participant.
  const concerned = await search({ personId: people['Müller-Wachtendonk'], table: 'person' });
  expect(concerned.entries.map(({ table, action, personId, objectId }) => ({ table, action, personId, objectId })))
    .toEqual([{ table: 'person', action: 'insert', personId: people['Müller-Wachtendonk'], objectId: people['Müller-Wachtendonk'] }]);
  expect((await search({ actorId: people['Müller-Wachtendonk'] })).entries).toEqual([]);

  const all = Number((await world.db.query<{ n: string }>('select count(*) as n from audit_entry')).rows[0]!.n);
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await search({ cursor });
    seen.push(...page.entries.map(({ id }) => id));
    cursor = page.next;
    if (seen.length > 200) break;
  }
  expect(all).toBeGreaterThan(200);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(b) - Number(a)));
});

test('people are found by words of their name, and nobody but administrators may look', async () => {
  const FIND = 'query F($input: TrailPersonsInput!) { trailPersons(input: $input) { id name } }';
  expect(await administrator.see(FIND, { input: { search: 'beate hirsch' } })).toEqual({ trailPersons: [{ id: people['Hirschmüller'], name: 'Hirschmüller, Beate' }] });
  for (const person of ['beate-hirschmueller', 'martina-roesch-vollmer', 'cornelia-mueller-wachtendonk']) {
    const browser = await world.as(person);
    expect(await browser.refused(TRAIL, { input: {} })).toEqual([{ code: 'platform/not-found' }]);
    expect(await browser.refused(FIND, { input: { search: 'a' } })).toEqual([{ code: 'platform/not-found' }]);
    expect((await browser.fetch('/audit/export.csv')).status).toBe(404);
  }
  expect((await world.visitor().fetch('/audit/export.csv')).status).toBe(401);
});

test('what is out of bounds is refused by its field', async () => {
  expect(await administrator.refused(TRAIL, { input: { personId: 'x' } })).toEqual([{ code: 'input/not-an-id', field: 'input.personId' }]);
  expect(await administrator.refused(TRAIL, { input: { cursor: "1' or 1=1" } })).toEqual([{ code: 'input/not-accepted', field: 'input.cursor' }]);
  const refused = await administrator.fetch('/audit/export.csv?from=gestern');
  expect([refused.status, await refused.json()]).toEqual([422, { code: 'input/not-a-date' }]);
});

test('what was searched is taken away as a table that Excel opens, with everything in it', async () => {
  await world.db.query(`insert into organisation_kind (key, label, label_en, position) values ('boese', '=1+1;"x"', 'evil', 99)`);
  await world.db.query("update organisation_kind set label = 'Güte' where key = 'boese'");
  const answer = await administrator.fetch('/audit/export.csv?table=organisation_kind&objectId=boese');
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', `attachment; filename="protokoll-${world.clock.today()}.csv"`]);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const lines = bytes.toString('utf8').slice(1).split('\r\n');
  expect(lines[0]).toBe('"Nummer";"Zeit (UTC)";"Wer";"Wer (ID)";"Ursache";"Grund";"Tabelle";"Vorgang";"Objekt (ID)";"Betrifft";"Betrifft (ID)";"Vorher";"Nachher";"Unkenntlich gemacht";"Block"');
  expect(lines.slice(1).map((line) => line.replace(/^"\d+";"[^"]+";/, '').replace(/"\d*"$/, '""'))).toEqual([
    '"";"";"story";"";"organisation_kind";"update";"boese";"";"";"{""label"":""=1+1;\\""x\\""""}";"{""label"":""Güte""}";"";""',
    '"";"";"story";"";"organisation_kind";"insert";"boese";"";"";"";"{""key"":""boese"",""label"":""=1+1;\\""x\\"""",""label_en"":""evil"",""position"":99}";"";""',
    '',
  ]);
  // Longer than a batch, and each entry once.
  const whole = (await (await administrator.fetch('/audit/export.csv')).text()).split('\r\n').slice(1, -1);
  const { rows: [count] } = await world.db.query<{ n: number }>('select count(*)::int as n from audit_entry');
  expect(count!.n).toBeGreaterThan(1000);
  expect(new Set(whole.map((line) => /^"(\d+)"/.exec(line)![1])).size).toBe(count!.n);
  expect(whole).toHaveLength(count!.n);
  // What a spreadsheet would compute is text: a reason is typed by a person.
  await world.db.query("begin; set local kursbuch.reason = '=HYPERLINK(1)'; update organisation_kind set position = 98 where key = 'boese'; commit");
  expect(await (await administrator.fetch('/audit/export.csv?objectId=boese')).text()).toContain('"\'=HYPERLINK(1)"');
});

test('a page costs the same however many entries it has', async () => {
  await changed('Eins');
  const [one, fifty] = [{ objectId: 'boese', from: '2020-01-01T00:00:00Z' }, {}];
  expect([await world.statements(() => search(one)), await world.statements(() => search(fifty))]).toEqual([4, 4]);
});
