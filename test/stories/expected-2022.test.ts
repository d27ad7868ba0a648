import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Attendance } from '../../server/src/attendance/attendance.service.js';
import { type Certification, CERTIFICATION, COHORT_2022 } from '../support/certificates.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

interface Figures { minutes: number; ue: number }
interface Named { uuid: string; key: string }
interface Cohort {
  cohort: {
    slug: string;
    events: { id: string; timeZone: string; sessions: { id: string; startsAt: string }[] }[];
    siteAttendance: { site: { id: string }; events: { eventId: string; represented: string; sessions: { sessionId: string; stand: string }[] }[] }[];
    personAttendance: {
      person: { id: string }; siteId: string; seatKind: string;
      minutes: { attended: number; offered: number; notRecorded: number; modules: { moduleUuid: string; attended: number }[] };
    }[];
  };
}

const load = <T>(file: string): T => parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) as T;
const demo = 'seeds/demo/servicepunkte';
const byUuid = (named: Named[]): Map<string, string> => new Map(named.map(({ uuid, key }) => [uuid, key]));
const persons = byUuid(load<{ persons: Named[] }>(`${demo}/persons.yaml`).persons);
const sites = byUuid(load<{ sites: Named[] }>(`${demo}/sites.yaml`).sites);
const planned = load<{ events: (Named & { sessions: Named[] })[] }>(`${demo}/cohorts/durchgang-2022.yaml`).events;
const events = byUuid(planned);
const sessions = byUuid(planned.flatMap((event) => event.sessions));
const curriculum = 'curricula/servicepunkt-qualifizierung';
const modules = byUuid(readdirSync(new URL(`../../${curriculum}`, import.meta.url)).filter((name) => /^\d\d-/.test(name))
  .map((folder) => ({ key: folder, uuid: load<{ uuid: string }>(`${curriculum}/${folder}/module.yaml`).uuid })));

const figures = (minutes: number): Figures => ({ minutes, ue: Number((minutes / 45).toFixed(1)) });

/** Two roles read it on two ways, and both read the same. */
function agreed(one: number, other: number): Figures {
  if (one !== other) throw new Error(`the trainer reads ${one} minutes, the issuer ${other}`);
  return figures(one);
}

test('what the API answers about the cohort of 2022, read by those who may, is expected.yaml, whole', async () => {
  const trainer = await world.as('trainer');
  const issuer = await world.as('issuer');
  const { cohort } = await trainer.see<Cohort>(`query Cohort($id: ID!) { cohort(id: $id) { slug
    siteAttendance { site { id } events { eventId represented sessions { sessionId stand } } }
    personAttendance { person { id } siteId seatKind minutes { attended offered notRecorded modules { moduleUuid attended } } }
    events { id timeZone sessions { id startsAt } }
  } }`, { id: COHORT_2022 });
  const { certification: [certification] } = (await issuer.see<{ cohort: { certification: [Certification] } }>(CERTIFICATION, { id: COHORT_2022 })).cohort;
  const judged = new Map(certification.persons.map((one) => [one.person.id, one]));
  const days = new Map(cohort.events.flatMap(({ timeZone, sessions: all }) => all.map(({ id, startsAt }) => [id, new Date(startsAt).toLocaleDateString('sv-SE', { timeZone })])));
  const missing = (reasons: Certification['persons'][number]['reasons'], code: string) =>
    reasons.filter((reason) => reason.code === code).flatMap((reason) => reason.modules.map(({ id }) => modules.get(id)));

  expect({
    cohort: cohort.slug,
    persons: Object.fromEntries(cohort.personAttendance.map(({ person, siteId, seatKind, minutes }) => {
      const one = judged.get(person.id)!;
      return [persons.get(person.id), {
        site: sites.get(siteId), seat: seatKind,
        modules: Object.fromEntries(minutes.modules.map(({ moduleUuid, attended }) => [modules.get(moduleUuid), figures(attended)])),
        attended: agreed(minutes.attended, one.attended), offered: agreed(minutes.offered, certification.offered), notRecorded: agreed(minutes.notRecorded, one.notRecorded),
        units: { done: one.unitsDone, required: one.unitsRequired, missingIn: missing(one.reasons, 'units-not-done') },
        quizzes: { passed: one.quizzesPassed, required: one.quizzesRequired, notPassed: missing(one.reasons, 'quizzes-not-passed') },
        conditions: Object.fromEntries(one.conditions.map(({ kind, state }) => [kind, state])),
        eligibility: one.state, reasons: one.reasons.map(({ code }) => code),
      }];
    })),
    sites: Object.fromEntries(cohort.siteAttendance.map(({ site, events: attended }) => [sites.get(site.id), Object.fromEntries(attended.map(({ eventId, represented, sessions: stood }) => [events.get(eventId), {
      represented,
      ...Object.fromEntries([...Map.groupBy(stood, ({ sessionId }) => days.get(sessionId)!)].map(([day, blocks]) => [day, Object.fromEntries(blocks.map(({ sessionId, stand }) => [sessions.get(sessionId), stand]))])),
    }]))])),
  }).toEqual(load(`${demo}/expected.yaml`));
  expect([cohort.personAttendance.length, judged.size]).toEqual([15, 15]);
});

test('the face for other rooms gives the same minutes, each person once', async () => {
  const { offered, persons: people } = await world.app.get(Attendance).minutesOf(COHORT_2022);
  expect({ offered: offered.total, modules: [...offered.modules.values()].sort(), persons: people.length })
    .toEqual({ offered: 1800, modules: [240, 240, 240, 360, 360, 360], persons: 15 });
});
