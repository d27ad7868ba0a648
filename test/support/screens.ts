import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type pg from 'pg';

/** One screen of the client: the route that declares it, who looks at it, where it is, and what is tapped before one looks. */
export interface Walked {
  readonly name: string;
  /** As the files of routes say it, such as `/cohorts/:id`. */
  readonly route: string;
  /** Key of a demo person; nobody is signed in where it is missing. */
  readonly person?: string;
  /** Names in braces are looked up by `placesIn`. */
  readonly path: string;
  readonly first?: (page: Page) => Promise<void>;
}

const TRAINER = 'beate-hirschmueller';
const PARTICIPANT = 'cornelia-mueller-wachtendonk';
const ORGANISER = 'martina-roesch-vollmer';
const ISSUER = 'renate-kuehnel';
const COMMITTEE = 'waltraud-spaetling-neureuther';
const ADMINISTRATOR = 'kai-uwe-brandstaetter';

/** Taps, and waits for what it brings: a dialog is loaded when it is first asked for. */
const tap = (words: RegExp) => async (page: Page): Promise<void> => {
  const before = await page.locator('*').count();
  await page.getByRole('button', { name: words }).first().click();
  // One is the ripple of the tap itself.
  await page.waitForFunction((elements) => document.querySelectorAll('*').length > elements + 1, before);
};

export const SCREENS: readonly Walked[] = [
  { name: 'welcome', route: '/', path: '' },
  { name: 'sign in', route: '/sign-in', path: 'sign-in' },
  { name: 'sign in by password', route: '/sign-in', path: 'sign-in', first: tap(/Passwort|password/i) },
  { name: 'imprint', route: '/imprint', path: 'imprint' },
  { name: 'privacy notice', route: '/privacy-notice', path: 'privacy-notice' },
  { name: 'accessibility', route: '/accessibility', path: 'accessibility' },
  { name: 'verify', route: '/verify', path: 'verify' },
  { name: 'verify an unknown number', route: '/verify', path: 'verify/0000-0000-0000-0000' },
  { name: 'verify a certificate', route: '/verify', path: 'verify/{number}' },
  { name: 'verify a revoked certificate', route: '/verify', path: 'verify/{revoked}' },
  { name: 'no such page', route: '/**', path: 'nowhere' },

  { name: 'start of a participant', route: '/', person: PARTICIPANT, path: '' },
  { name: 'account', route: '/account', person: PARTICIPANT, path: 'account' },
  { name: 'choose a person', route: '/choose-person', person: PARTICIPANT, path: 'choose-person' },
  { name: 'my dates', route: '/calendar', person: PARTICIPANT, path: 'calendar' },
  { name: 'subscribe the calendar', route: '/calendar', person: PARTICIPANT, path: 'calendar', first: tap(/Kalender abonnieren|Subscribe/i) },
  { name: 'my learning', route: '/learning', person: PARTICIPANT, path: 'learning' },
  { name: 'line of modules', route: '/learning/:cohort', person: PARTICIPANT, path: 'learning/{cohort}' },
  { name: 'lesson', route: '/learning/:cohort/:unit', person: PARTICIPANT, path: 'learning/{cohort}/{lesson}' },
  { name: 'quiz', route: '/learning/:cohort/:unit', person: PARTICIPANT, path: 'learning/{cohort}/{quiz}' },
  { name: 'assignment', route: '/learning/:cohort/:unit', person: PARTICIPANT, path: 'learning/{cohort}/{assignment}' },
  { name: 'reflection', route: '/learning/:cohort/:unit', person: PARTICIPANT, path: 'learning/{cohort}/{reflection}' },
  { name: 'what is learned in a workshop', route: '/learning/:cohort/:unit', person: PARTICIPANT, path: 'learning/{cohort}/{taught}' },
  { name: 'my certificates', route: '/certificates', person: PARTICIPANT, path: 'certificates' },
  { name: 'my certificate', route: '/certificates', person: 'gudrun-eisele', path: 'certificates' },
  { name: 'what is missing for a certificate', route: '/certificates', person: 'malgorzata-wisniewska-brueckner', path: 'certificates?missing' },
  { name: 'event of a participant', route: '/events/:id', person: PARTICIPANT, path: 'events/{event}' },

  { name: 'start of a trainer', route: '/', person: TRAINER, path: '' },
  { name: 'curricula', route: '/curricula', person: TRAINER, path: 'curricula' },
  { name: 'curriculum without a cohort', route: '/curricula/:id', person: ADMINISTRATOR, path: 'curricula/{unused}' },
  { name: 'curriculum with a draft', route: '/curricula/:id', person: TRAINER, path: 'curricula/{drafted}' },
  { name: 'publish dialog', route: '/curricula/:id', person: TRAINER, path: 'curricula/{drafted}', first: tap(/^(Neue Fassung veröffentlichen|Publish (a )?new version)/) },
  { name: 'module', route: '/curricula/:id/modules/:moduleUuid', person: TRAINER, path: 'curricula/{drafted}/modules/{draftedModule}' },
  { name: 'lesson in the editor', route: '/curricula/:id/units/:unitUuid', person: TRAINER, path: 'curricula/{drafted}/units/{draftedLesson}' },
  { name: 'quiz in the editor', route: '/curricula/:id/units/:unitUuid', person: TRAINER, path: 'curricula/{drafted}/units/{draftedQuiz}' },
  { name: 'event', route: '/events/:id', person: TRAINER, path: 'events/{event}' },
  { name: 'event being changed', route: '/events/:id', person: TRAINER, path: 'events/{event}', first: tap(/^(Ort und Hinweise|Change place|.*place and)/i) },
  { name: 'session being changed', route: '/events/:id', person: TRAINER, path: 'events/{event}', first: tap(/^(Ändern|Change|Edit)\s*:/) },
  { name: 'roll call', route: '/sessions/:id/attendance', person: TRAINER, path: 'sessions/{session}/attendance' },
  { name: 'roll call of 2022', route: '/sessions/:id/attendance', person: TRAINER, path: 'sessions/{session2022}/attendance' },
  { name: 'closed roll call, being opened again', route: '/sessions/:id/attendance', person: TRAINER, path: 'sessions/{closed2022}/attendance', first: tap(/^(Liste wieder öffnen|Open the list again)/) },
  { name: 'progress', route: '/cohorts/:cohort/progress', person: TRAINER, path: 'cohorts/{cohort}/progress' },
  { name: 'days of modules', route: '/cohorts/:cohort/modules', person: TRAINER, path: 'cohorts/{cohort}/modules' },

  { name: 'start of an organiser', route: '/', person: ORGANISER, path: '' },
  { name: 'programmes', route: '/programmes', person: ORGANISER, path: 'programmes' },
  { name: 'programme', route: '/programmes/:id', person: ORGANISER, path: 'programmes/{programme}' },
  { name: 'people of a programme', route: '/programmes/:id/people', person: ORGANISER, path: 'programmes/{programme}/people' },
  { name: 'role being given', route: '/programmes/:id/people', person: ORGANISER, path: 'programmes/{programme}/people', first: tap(/^(Rolle vergeben|Give a role)/) },
  { name: 'role being ended', route: '/programmes/:id/people', person: ORGANISER, path: 'programmes/{programme}/people', first: tap(/^(Rolle beenden|End role)/) },
  { name: 'sites', route: '/sites', person: ORGANISER, path: 'sites' },
  { name: 'cohorts', route: '/cohorts', person: ORGANISER, path: 'cohorts' },
  { name: 'cohort', route: '/cohorts/:id', person: ORGANISER, path: 'cohorts/{cohort}' },
  { name: 'seat being given on', route: '/cohorts/:id', person: ORGANISER, path: 'cohorts/{cohort}', first: tap(/^(Platz weitergeben|Pass|Give)/) },
  { name: 'attendance by sites', route: '/cohorts/:id/attendance', person: ORGANISER, path: 'cohorts/{cohort2022}/attendance' },
  { name: 'attendance by people', route: '/cohorts/:id/attendance', person: ORGANISER, path: 'cohorts/{cohort2022}/attendance?view=people' },
  { name: 'cohort that is not there', route: '/cohorts/:id', person: ORGANISER, path: 'cohorts/00000000-0000-4000-8000-000000000000' },

  { name: 'certificates of a cohort', route: '/cohorts/:cohort/certificates', person: ISSUER, path: 'cohorts/{cohort2022}/certificates' },
  { name: 'certificates too early', route: '/cohorts/:cohort/certificates', person: ISSUER, path: 'cohorts/{cohort}/certificates' },
  { name: 'start of a committee', route: '/', person: COMMITTEE, path: '' },
  { name: 'attendance for a committee', route: '/cohorts/:id/attendance', person: COMMITTEE, path: 'cohorts/{cohort2022}/attendance' },
  { name: 'start of an administrator', route: '/', person: ADMINISTRATOR, path: '' },
  { name: 'outbox', route: '/outbox', person: ADMINISTRATOR, path: 'outbox' },
  { name: 'record of processing', route: '/privacy/record', person: ORGANISER, path: 'privacy/record' },
  { name: 'record of processing, data opened', route: '/privacy/record', person: ADMINISTRATOR, path: 'privacy/record', first: async (page) => page.locator('summary').first().click() },
  { name: 'trail', route: '/audit', person: ADMINISTRATOR, path: 'audit' },
  { name: 'trail of a person, an entry opened', route: '/audit', person: ADMINISTRATOR, path: 'audit?person={participant}', first: async (page) => page.locator('summary').first().click() },
  { name: 'trail without what is searched', route: '/audit', person: ADMINISTRATOR, path: 'audit?from=1999-01-01&to=1999-01-02' },
];

/** The ids behind the names in braces. */
export async function placesIn(db: pg.Client): Promise<Record<string, string>> {
  const { rows: [places] } = await db.query<Record<string, string>>(`
    with part as (
      select c.slug, v.state, c.id curriculum, m.uuid module, u.uuid unit, u.kind
      from curriculum c join curriculum_version v on v.curriculum_id = c.id join module m on m.curriculum_version_id = v.id join unit u on u.module_id = m.id
      order by v.state, m.position, u.position
    )
    select
      (select id from cohort where slug = 'durchgang-heute') cohort,
      (select id from cohort where slug = 'durchgang-2022') "cohort2022",
      (select programme_id from cohort where slug = 'durchgang-heute') programme,
      (select e.id from event e join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' order by e.starts_on offset 1 limit 1) event,
      (select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-heute' and s.key = 'w2-5') session,
      (select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-2022' order by s.starts_at offset 3 limit 1) "session2022",
      (select s.id from session s join event e on e.id = s.event_id join cohort c on c.id = e.cohort_id where c.slug = 'durchgang-2022' order by s.starts_at limit 1) "closed2022",
      (select person_id from contact_data where email like 'cornelia.mueller%') participant,
      (select id from curriculum where slug = 'buerger-profi-mix') unused,
      (select id from curriculum where slug = 'servicepunkt-qualifizierung') drafted,
      (select unit from part where slug = 'servicepunkt-qualifizierung' and state = 'published' and kind = 'lesson' limit 1) lesson,
      (select unit from part where slug = 'servicepunkt-qualifizierung' and state = 'published' and kind = 'quiz' limit 1) quiz,
      (select unit from part where slug = 'servicepunkt-qualifizierung' and state = 'published' and kind = 'assignment' limit 1) assignment,
      (select unit from part where slug = 'servicepunkt-qualifizierung' and state = 'published' and kind = 'reflection' limit 1) reflection,
      (select unit from part where slug = 'servicepunkt-qualifizierung' and state = 'published' and kind = 'session' limit 1) taught,
      (select module from part where slug = 'servicepunkt-qualifizierung' limit 1) "draftedModule",
      (select unit from part where slug = 'servicepunkt-qualifizierung' and kind = 'lesson' limit 1) "draftedLesson",
      (select unit from part where slug = 'servicepunkt-qualifizierung' and kind = 'quiz' limit 1) "draftedQuiz",
      (select number from certificate where state = 'issued' limit 1) number,
      (select number from certificate where state = 'revoked' limit 1) revoked`);
  return places!;
}

export const pathOf = ({ path }: Walked, places: Record<string, string>): string => path.replace(/\{(\w+)\}/g, (_, name: string) => {
  if (!places[name]) throw new Error(`no ${name} in the database for ${path}`);
  return places[name];
});

/** Every address that the client's files of routes declare. */
export function routesOfClient(): string[] {
  const app = join(import.meta.dirname, '../../client/src/app');
  const from = (file: string): { path: string; rest: string }[] =>
    [...readFileSync(join(app, file), 'utf8').matchAll(/\{ (?:path: '([^']*)'|matcher: )(.*)/g)].map(([, path = '', rest]) => ({ path, rest: rest! }));
  const rooms = new Set<string>();
  const routes = from('app.routes.ts').flatMap(({ path, rest }) => {
    const loaded = [...rest.matchAll(/import\('\.\/([^']+\.routes)'\)/g)].map(([, room]) => `${room}.ts`);
    if (!loaded.length) return [path];
    for (const room of loaded) rooms.add(room);
    return loaded.flatMap(from).map((inner) => [path, inner.path].filter(Boolean).join('/'));
  });
  const left = readdirSync(app, { recursive: true }).map((file) => String(file).replaceAll('\\', '/')).filter((file) => file.endsWith('.routes.ts') && file !== 'app.routes.ts' && !rooms.has(file));
  if (left.length) throw new Error(`files of routes that app.routes.ts does not load: ${left.join(', ')}`);
  return [...new Set(routes.map((route) => `/${route}`))].sort();
}
