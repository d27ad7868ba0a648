import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Browser } from '../support/browser-session.js';
import { type Entry, readByIcalJs, readByPython } from '../support/calendar-readers.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let url: string;
let participant: Browser;
beforeAll(async () => {
  world = await openWorld();
  participant = await world.as(PARTICIPANT);
  url = await subscribe(participant);
});
afterAll(() => world.close());

const PARTICIPANT = 'cornelia-mueller-wachtendonk';
const TRAINER = 'beate-hirschmueller';
const ADD = 'mutation Add($name: String!) { addSubscription(input: { name: $name }) { url subscription { id version } } }';

/** The path of a new address: the host in it is the one of BASE_URL, not the one of the story. */
const subscribe = async (browser: Browser, name = 'Handy'): Promise<string> =>
  new URL((await browser.see<{ addSubscription: { url: string } }>(ADD, { name })).addSubscription.url).pathname;

// fetch would unpack and ask for packed content by itself; a calendar program's own words are wanted.
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(new URL(path, world.url), { method, headers: { 'accept-encoding': 'identity', ...headers } });
const read = async (path: string): Promise<string> => (await get(path)).text();

/** What must be in a feed, asked of the database without the words of the product. */
async function expected(where: string): Promise<Entry[]> {
  const { rows } = await world.db.query(`
    select s.*, e.id as event_id, e.title as event, e.status as event_status, e.time_zone, e.venue_name, e.venue_address, e.online_url, e.bring, p.title as programme,
      greatest(s.changed_at, e.changed_at) as changed,
      (select m.title from module m join cohort c on c.curriculum_version_id = m.curriculum_version_id where m.uuid = s.module_uuid and c.id = e.cohort_id) as module
    from session s join event e on e.id = s.event_id join programme p on p.id = e.programme_id join cohort c on c.id = e.cohort_id
    where ${where} order by s.starts_at, s.id`);
  return rows.map((row) => {
    const status = [row.status, row.event_status].includes('cancelled') ? 'CANCELLED' : [row.status, row.event_status].includes('tentative') ? 'TENTATIVE' : 'CONFIRMED';
    const page = `http://localhost:0/de/events/${row.event_id}`;
    const toTheSecond = new Date(Math.floor(row.changed.getTime() / 1000) * 1000).toISOString();
    return {
      uid: `${row.id}@localhost`, startsAt: row.starts_at.toISOString(), endsAt: row.ends_at.toISOString(), zone: row.time_zone,
      stamp: toTheSecond, lastModified: toTheSecond, sequence: row.sequence, status,
      summary: `${status === 'CANCELLED' ? 'Abgesagt: ' : ''}${row.title} · ${row.event}`,
      description: [row.event, row.module && `Modul: ${row.module}`, row.agenda && `Ablauf: ${row.agenda}`, row.bring && `Bitte mitbringen: ${row.bring}`,
        row.online_url && `Online: ${row.online_url}`, `Alles dazu: ${page}`].filter(Boolean).join('\n\n'),
      location: [row.venue_name, row.venue_address].filter(Boolean).join(', ') || row.online_url, url: page, categories: [row.programme],
    };
  });
}

const RUNNING = "c.slug = 'durchgang-heute'";

test('two calendar programs read what stands in the database: instants, UID, sequence, status, words and place', async () => {
  const text = await read(url);
  const wanted = await expected(RUNNING);
  expect(wanted.length).toBeGreaterThan(3);
  expect(readByIcalJs(text)).toEqual(wanted);
  expect(readByPython(text)).toEqual(wanted);
});

test('who runs the programme reads all its cohorts', async () => {
  const text = await read(await subscribe(await world.as(TRAINER)));
  const wanted = await expected('true');
  expect(readByIcalJs(text)).toEqual(wanted);
  expect(readByPython(text)).toEqual(wanted);
});

test('a site contact reads when the people of the site are away, committee and funder the presentations, an administrator nothing', async () => {
  const seated = `exists (select from seat t join site i on i.id = t.site_id where t.cohort_id = c.id and i.key = 'meersburg' and daterange(t.valid_from, t.valid_to) @> (s.starts_at at time zone e.time_zone)::date)`;
  const feedOf = async (person: string): Promise<Entry[]> => readByIcalJs(await read(await subscribe(await world.as(person))));
  const ofSite = await expected(seated);
  const presentations = await expected("e.kind = 'presentation'");
  expect([ofSite.length > presentations.length, presentations.length > 1]).toEqual([true, true]);
  expect(await feedOf('sabine-rauenbuehler')).toEqual(ofSite);
  expect(await feedOf('waltraud-spaetling-neureuther')).toEqual(presentations);
  expect(await feedOf('heike-zuegel')).toEqual(presentations);
  expect(await feedOf('kai-uwe-brandstaetter')).toEqual([]);
});

test.each(['waltraud-spaetling-neureuther', 'heike-zuegel', 'sabine-rauenbuehler', 'martina-roesch-vollmer'])('the start page names the next days of the same dates: %s', async (person) => {
  interface Date { startsAt: string; endsAt: string; status: string; event: { id: string; status: string } }
  const { myDates, start } = await (await world.as(person)).see<{ myDates: Date[]; start: { next: { startsAt: string; link: string }[] } }>(
    '{ myDates { startsAt endsAt status event { id status } } start { next { startsAt link } } }');
  const ahead = myDates.filter(({ endsAt, status, event }) => endsAt > world.clock.now().toISOString() && status !== 'cancelled' && event.status !== 'cancelled');
  const days = [...new Set(ahead.map(({ startsAt, event }) => `${startsAt.slice(0, 10)} /events/${event.id}`))];
  expect(days.length).toBeGreaterThan(0);
  expect(start.next.map(({ startsAt, link }) => `${startsAt.slice(0, 10)} ${link}`)).toEqual(days.slice(0, 3));
});

test('the calendar carries a whole VTIMEZONE and says how often to ask', async () => {
  const lines = (await read(url)).split('\r\n');
  const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE') + 1).filter((line) => !line.startsWith('LAST-MODIFIED'));
  expect(zone).toEqual([
    'BEGIN:VTIMEZONE', 'TZID:Europe/Berlin', 'X-LIC-LOCATION:Europe/Berlin',
    'BEGIN:DAYLIGHT', 'TZNAME:CEST', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'DTSTART:19700329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
    'BEGIN:STANDARD', 'TZNAME:CET', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:19701025T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
    'END:VTIMEZONE',
  ]);
  expect(lines.slice(0, 7)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kursbuch//Kursbuch//DE', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'NAME:Kursbuch', 'X-WR-CALNAME:Kursbuch']);
  expect(lines.filter((line) => /^(REFRESH|X-PUBLISHED)/.test(line))).toEqual(['REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'X-PUBLISHED-TTL:PT1H']);
  expect(lines.filter((line) => line.startsWith('DTSTAMP') && !/^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toEqual([]);
});

test('nothing changed: the same bytes, the same tag, 304 without a body, in one statement', async () => {
  const [first, second] = [await get(url), await get(url)];
  expect(await second.text()).toBe(await first.text());
  const etag = first.headers.get('etag')!;
  expect(second.headers.get('etag')).toBe(etag);
  expect(etag).toMatch(/^"[\w-]{22}-identity"$/);
  let answer!: Response;
  expect(await world.statements(async () => { answer = await get(url, { 'if-none-match': `"other", W/${etag}` }); })).toBe(1);
  expect([answer.status, answer.headers.get('etag'), answer.headers.get('vary'), await answer.text()]).toEqual([304, etag, 'accept-encoding', '']);
});

test('packed as asked, each coding with its own tag', async () => {
  const plain = await get(url);
  const text = await plain.text();
  const seen = new Map([[plain.headers.get('etag'), 'identity']]);
  // What a client understands on the wire, whatever this fetch makes of it.
  for (const [asked, coding, unpack] of [['br', 'br', brotliDecompressSync], ['gzip, br;q=0.5', 'gzip', gunzipSync], ['*', 'br', brotliDecompressSync]] as const) {
    const { headers, body } = await raw(url, asked);
    expect([headers['content-encoding'], headers['vary'], headers['content-length']]).toEqual([coding, 'accept-encoding', String(body.length)]);
    expect(unpack(body).toString()).toBe(text);
    seen.set(headers['etag'] as string, coding);
    expect((await get(url, { 'accept-encoding': asked, 'if-none-match': plain.headers.get('etag')! })).status).toBe(200);
    expect((await get(url, { 'accept-encoding': asked, 'if-none-match': headers['etag'] as string })).status).toBe(304);
  }
  expect([...seen.values()]).toEqual(['identity', 'br', 'gzip']);
  for (const refused of ['br;q=0, gzip;q=0', 'identity', 'deflate', '']) expect((await raw(url, refused)).headers['content-encoding']).toBeUndefined();
});

const personOf = async (key: string): Promise<string> =>
  (await (await world.as(key)).see<{ me: { person: { id: string } } }>('{ me { person { id } } }')).me.person.id;

async function raw(path: string, acceptEncoding: string): Promise<{ headers: import('node:http').IncomingHttpHeaders; body: Buffer }> {
  const { get: ask } = await import('node:http');
  return new Promise((resolve, reject) => {
    ask(new URL(path, world.url), { headers: { 'accept-encoding': acceptEncoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

test('HEAD answers as GET does, without the body', async () => {
  const said = ({ status, headers }: Response): object => ({ status, ...Object.fromEntries([...headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'x-request-id'].includes(name))) });
  const [full, head] = [await get(url), await get(url, {}, 'HEAD')];
  expect(await head.text()).toBe('');
  expect(said(head)).toEqual(said(full));
  expect(said(await get(`/calendar/${'A'.repeat(43)}.ics`, {}, 'HEAD'))).toMatchObject({ status: 404 });
});

test('another time raises SEQUENCE and changes the tag; what is cancelled stays, as cancelled', async () => {
  const before = await get(url);
  const [first] = readByIcalJs(await before.text());
  const id = first!.uid.split('@')[0];
  await world.db.query("update session set starts_at = starts_at + interval '15 minutes', minutes = minutes - 15, changed_at = now() where id = $1", [id]);
  const moved = await get(url);
  expect(moved.headers.get('etag')).not.toBe(before.headers.get('etag'));
  const entries = readByPython(await moved.text());
  expect(entries).toEqual(await expected(RUNNING));
  expect(entries.find((entry) => entry.uid === first!.uid)).toMatchObject({ sequence: first!.sequence + 1, status: 'CONFIRMED' });

  await world.db.query("update session set status = 'cancelled', changed_at = now() where id = $1", [id]);
  const text = await read(url);
  expect(readByPython(text)).toEqual(await expected(RUNNING));
  expect(readByIcalJs(text).find((entry) => entry.uid === first!.uid)).toMatchObject({ sequence: first!.sequence + 2, status: 'CANCELLED', summary: `Abgesagt: ${first!.summary}` });
  expect(text).toContain('TRANSP:TRANSPARENT');
});

test('an event that is cancelled or moves elsewhere takes all its sessions with it', async () => {
  const before = readByIcalJs(await read(url));
  const last = before.at(-1)!;
  const event = last.url.split('/').at(-1);
  await world.db.query("update event set status = 'cancelled', venue_name = 'Bürgerhaus', changed_at = now() where id = $1", [event]);
  const after = readByIcalJs(await read(url));
  expect(after).toEqual(await expected(RUNNING));
  expect(after.filter((entry) => entry.url === last.url).map(({ status, sequence }) => ({ status, sequence })))
    .toEqual(before.filter((entry) => entry.url === last.url).map(({ sequence }) => ({ status: 'CANCELLED', sequence: sequence + 1 })));
});

test('a change of a word alone changes the tag, though no time did', async () => {
  const before = (await get(url)).headers.get('etag');
  await world.db.query("update programme set title = title || '!'");
  expect((await get(url)).headers.get('etag')).not.toBe(before);
  expect(readByPython(await read(url))).toEqual(await expected(RUNNING));
});

test('over the change to and from summer time, and in another zone, the instants hold', async () => {
  await world.db.query(`update event set time_zone = 'America/New_York' where id = (select event_id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where ${RUNNING} order by s.starts_at limit 1)`);
  const { rows } = await world.db.query<{ id: string }>(`select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where ${RUNNING} and e.time_zone = 'Europe/Berlin' order by s.starts_at limit 4`);
  expect(rows).toHaveLength(4);
  // Before and after both changes of 2026 in Germany; the second begins in the hour that exists twice and ends after it.
  const spans = [['2026-03-29T00:30Z', '2026-03-29T02:30Z'], ['2026-03-29T01:00Z', '2026-03-29T04:00Z'], ['2026-10-24T23:30Z', '2026-10-25T02:30Z'], ['2026-10-25T01:00Z', '2026-10-25T05:00Z']];
  for (const [index, [from, to]] of spans.entries()) await world.db.query('update session set starts_at = $2, ends_at = $3, minutes = 90 where id = $1', [rows[index]!.id, from, to]);
  const text = await read(url);
  const wanted = await expected(RUNNING);
  expect(wanted.map((entry) => entry.startsAt)).toEqual(expect.arrayContaining(spans.map(([from]) => new Date(from!).toISOString())));
  expect(new Set(wanted.map((entry) => entry.zone))).toEqual(new Set(['Europe/Berlin', 'America/New_York']));
  expect(readByIcalJs(text)).toEqual(wanted);
  expect(readByPython(text)).toEqual(wanted);
});

test('commas, semicolons, backslashes, line breaks and emoji arrive whole, and no line has more than 75 octets', async () => {
  const { rows: [row] } = await world.db.query<{ id: string; event_id: string }>(`select s.id, s.event_id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where ${RUNNING} order by s.starts_at desc limit 1`);
  await world.db.query('update session set title = $2, agenda = $3 where id = $1', [row!.id, 'Größe, Maß; „Übung“ C:\\Kurs 👩🏽‍🏫', `${'äöüß€👍🏽 Überprüfungsausschüsse, '.repeat(40)}\n1. Ankommen;\n2. Gehen`]);
  await world.db.query("update event set venue_name = 'Haus „Zur Mühle“; Saal 3, 2. Stock', bring = $2 where id = $1", [row!.event_id, 'Ü'.repeat(900)]);
  const text = await read(url);
  const wanted = await expected(RUNNING);
  expect(readByIcalJs(text)).toEqual(wanted);
  expect(readByPython(text)).toEqual(wanted);
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]/.test(line))).toEqual([]);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  // A backslash before an n is not a line break. Debian's icalendar 4 takes it for one, so ical.js alone is asked.
  await world.db.query('update session set title = $2 where id = $1', [row!.id, 'C:\\neu']);
  expect(readByIcalJs(await read(url))).toEqual(await expected(RUNNING));
});

test('who leaves a cohort keeps what was and sees nothing that comes after', async () => {
  const { rows: [cohort] } = await world.db.query<{ day: string }>(`select max((s.starts_at at time zone e.time_zone)::date)::text as day from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where ${RUNNING}`);
  await world.db.query('update enrolment set valid_to = $2 where person_id = $1', [await personOf(PARTICIPANT), cohort!.day]);
  const entries = readByIcalJs(await read(url));
  const wanted = await expected(`${RUNNING} and (s.starts_at at time zone e.time_zone)::date < '${cohort!.day}'`);
  expect(entries).toEqual(wanted);
  expect(entries.length).toBeGreaterThan(0);
});

test('one session or three: the same statements; the day of the last use is written once', async () => {
  const person = await personOf(TRAINER);
  const path = await subscribe(await world.as(TRAINER), 'Zählen');
  const name = "name = 'Zählen'";
  const day = async (): Promise<unknown> => (await world.db.query(`select last_used_on::text as day from calendar_subscription where ${name}`)).rows;
  expect(await day()).toEqual([{ day: null }]);
  expect(await world.statements(() => read(path))).toBe(3);
  expect(await day()).toEqual([{ day: '2026-03-11' }]);
  // The trainer runs nothing any more but holds a seat on days with one, and then with three sessions.
  await world.db.query('delete from role_assignment where person_id = $1', [person]);
  const { rows: sessions } = await world.db.query<{ id: string; event_id: string }>(`select s.id, s.event_id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-2022' order by s.starts_at limit 3`);
  await world.db.query("insert into seat select gen_random_uuid(), c.id, (select id from site limit 1), 'further', '2030-01-01', null from cohort c where c.slug = 'durchgang-2022'");
  await world.db.query("insert into enrolment select gen_random_uuid(), s.cohort_id, s.id, $1, '2030-01-01', null from seat s where s.valid_from = '2030-01-01'", [person]);
  for (const count of [0, 1, 3]) {
    for (const { id } of sessions.slice(0, count)) await world.db.query("update session set starts_at = '2030-05-02T08:00Z', ends_at = '2030-05-02T12:00Z' where id = $1", [id]);
    let text = '';
    expect(await world.statements(async () => { text = await read(path); })).toBe(2);
    expect(readByIcalJs(text)).toHaveLength(count);
  }
});
