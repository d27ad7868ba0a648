import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Attendance } from '../../server/src/attendance/attendance.service.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const COHORT = '73c8bc9a-76d0-4b66-a437-802cc6c10342';

interface Figures { minutes: number; ue: number }
interface Expected {
  persons: Record<string, { site: string; seat: string; modules: Record<string, Figures>; attended: Figures; offered: Figures; notRecorded: Figures }>;
  sites: Record<string, Record<string, Record<string, string | Record<string, string>>>>;
}

const load = (file: string): unknown => parse(readFileSync(new URL(`../../seeds/demo/servicepunkte/${file}`, import.meta.url), 'utf8'));
const expected = load('expected.yaml') as Expected;
const { persons } = load('persons.yaml') as { persons: { uuid: string; key: string }[] };
const figures = (minutes: number): Figures => ({ minutes, ue: Number((minutes / 45).toFixed(1)) });

interface Answer {
  cohort: {
    events: { id: string; title: string; sessions: { id: string; startsAt: string }[] }[];
    siteAttendance: { site: { shortName: string }; events: { eventId: string; represented: string; sessions: { sessionId: string; stand: string }[] }[] }[];
    personAttendance: {
      person: { id: string }; siteId: string; seatKind: string;
      minutes: { attended: number; offered: number; notRecorded: number; modules: { title: string; attended: number }[] };
    }[];
  };
}

test('the data of 2022 give the minutes of all 15 people and the representation of all sites that the files expect', async () => {
  const trainer = await world.as('beate-hirschmueller');
  const { cohort } = await trainer.see<Answer>(`query Cohort($id: ID!) { cohort(id: $id) {
    siteAttendance { site { shortName } events { eventId represented sessions { sessionId stand } } }
    personAttendance { person { id } siteId seatKind minutes { attended offered notRecorded modules { title attended } } }
    events { id title sessions { id startsAt } }
  } }`, { id: COHORT });

  const keys = async (query: string, values: unknown[] = []): Promise<Map<string, string>> =>
    new Map((await world.db.query<{ id: string; key: string }>(query, values)).rows.map(({ id, key }) => [id, key]));
  const personKeys = new Map(persons.map(({ uuid, key }) => [uuid, key]));
  const siteKeys = await keys('select id, key from site');
  const siteByName = await keys('select short_name as id, key from site');
  const sessionKeys = await keys('select id, key from session');
  const moduleKeys = await keys("select m.title as id, lpad(m.position::text, 2, '0') || '-' || m.slug as key from module m join cohort c on c.curriculum_version_id = m.curriculum_version_id where c.id = $1", [COHORT]);
  const eventKeys = new Map(cohort.events.map(({ id }, index) => [id, ['workshop-1', 'workshop-2', 'praesentation'][index]!]));
  const days = new Map(cohort.events.flatMap(({ sessions }) => sessions).map(({ id, startsAt }) => [id, new Date(startsAt).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' })]));

  expect(Object.fromEntries(cohort.personAttendance.map(({ person, siteId, seatKind, minutes }) => [personKeys.get(person.id), {
    site: siteKeys.get(siteId), seat: seatKind,
    modules: Object.fromEntries(minutes.modules.map(({ title, attended }) => [moduleKeys.get(title), figures(attended)])),
    attended: figures(minutes.attended), offered: figures(minutes.offered), notRecorded: figures(minutes.notRecorded),
  }]))).toEqual(Object.fromEntries(Object.entries(expected.persons).map(([key, { site, seat, modules, attended, offered, notRecorded }]) =>
    [key, { site, seat, modules, attended, offered, notRecorded }])));

  expect(Object.fromEntries(cohort.siteAttendance.map(({ site, events }) => [siteByName.get(site.shortName), Object.fromEntries(events.map(({ eventId, represented, sessions }) => [
    eventKeys.get(eventId), {
      represented,
      ...Object.fromEntries([...Map.groupBy(sessions, ({ sessionId }) => days.get(sessionId)!)].map(([day, blocks]) =>
        [day, Object.fromEntries(blocks.map(({ sessionId, stand }) => [sessionKeys.get(sessionId), stand]))])),
    }]))]))).toEqual(expected.sites);
});

test('the face for other rooms gives the same minutes, each person once', async () => {
  const { offered, persons: people } = await world.app.get(Attendance).minutesOf(COHORT);
  expect({ offered: offered.total, modules: [...offered.modules.values()].sort(), persons: people.length })
    .toEqual({ offered: 1800, modules: [240, 240, 240, 360, 360, 360], persons: 15 });
});
