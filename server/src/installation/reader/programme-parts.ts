import type { Uuids } from '../../curricula/reader/uuids.js';
import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import { isCalendarDay } from './calendar-days.js';
import type { Contents, ProgrammeContent, SiteContent } from './contents.js';
import { Keys } from './keys.js';
import type { ProgrammeFile } from './programme-file.js';
import type { PersonSource, ProgrammeAlone, ProviderSource, RoleSource, SignInSource, SiteSource } from './source.js';

type File<Kind extends keyof Contents> = ProgrammeFile<Contents[Kind]> | undefined;

export function acceptProvider(file: File<'provider'>, uuids: Uuids): ProviderSource | undefined {
  if (file) uuids.claim(file.content.uuid, file.yaml, ['uuid']);
  return file?.content;
}

export function acceptProgramme(file: File<'programme'>, uuids: Uuids): ProgrammeAlone | undefined {
  if (!file) return undefined;
  const { workPackages = [], ...programme } = file.content;
  uuids.claim(programme.uuid, file.yaml, ['uuid']);
  if (!isTimeZone(programme.timeZone)) file.refuse(['timeZone'], 'the IANA name of a time zone, such as Europe/Berlin');
  expectPeriod(programme, file, []);
  const phases = new Keys('a phase');
  programme.phases.forEach((phase, index) => {
    phases.declare(phase.key, file, ['phases', index, 'key']);
    expectPeriod(phase, file, ['phases', index]);
  });
  const numbers = new Keys('a work package');
  workPackages.forEach((part, index) => {
    numbers.declare(String(part.number), file, ['workPackages', index, 'number']);
    part.spans.forEach(([first, last], span) => {
      if (first > last) file.refuse(['workPackages', index, 'spans', span], 'the first month before the last');
    });
  });
  return { ...programme, workPackages };
}

export function acceptPersons(file: File<'persons'>, uuids: Uuids, persons: Keys): PersonSource[] | undefined {
  if (!file) {
    persons.leaveOpen();
    return undefined;
  }
  file.content.persons.forEach((person, index) => {
    const path = ['persons', index];
    persons.declare(person.key, file, [...path, 'key']);
    uuids.claim(person.uuid, file.yaml, [...path, 'uuid']);
    if (person.birthDate !== undefined) expectDate(person.birthDate, file, [...path, 'birthDate']);
  });
  return file.content.persons;
}

export function acceptSites(file: File<'sites'>, uuids: Uuids, sites: Keys, kinds: Keys): SiteSource[] | undefined {
  if (!file) {
    sites.leaveOpen();
    return undefined;
  }
  const all = file.content.sites;
  all.forEach((site, index) => {
    sites.declare(site.key, file, ['sites', index, 'key']);
    uuids.claim(site.uuid, file.yaml, ['sites', index, 'uuid']);
    site.organisations.forEach(({ kind }, number) => kinds.expect(kind, file, ['sites', index, 'organisations', number, 'kind']));
  });
  all.forEach((site, index) => {
    const path = ['sites', index, 'parent'];
    if (site.parent === undefined || !sites.expect(site.parent, file, path)) return;
    if (isAboveItself(site, all)) file.refuse(path, 'a parent that does not lie below the site itself');
  });
  return all.map(({ attributes, ...site }) => ({ ...site, structurallyWeak: attributes?.structurallyWeak ?? false }));
}

export function acceptRoles(file: File<'roles'>, persons: Keys, sites: Keys): RoleSource[] | undefined {
  if (!file) return undefined;
  const given = new Keys('an assignment');
  file.content.assignments.forEach((assignment, index) => {
    const path = ['assignments', index];
    persons.expect(assignment.person, file, [...path, 'person']);
    if (assignment.site !== undefined) sites.expect(assignment.site, file, [...path, 'site']);
    if (assignment.role === 'site-contact' && assignment.site === undefined) file.refuse(path, 'the key site: whose contact this is');
    if (assignment.role !== 'site-contact' && assignment.site !== undefined) file.refuse([...path, 'site'], 'a site only with the role site-contact');
    if (assignment.role === 'issuer' && assignment.function === undefined) file.refuse(path, 'the key function: what the issuer signs as');
    given.declare([assignment.person, assignment.role, assignment.site].filter(Boolean).join(' '), file, path);
  });
  return file.content.assignments;
}

export function acceptSignIn(file: File<'signin'>, persons: Keys): SignInSource[] | undefined {
  file?.content.people.forEach(({ person }, index) => persons.expect(person, file, ['people', index, 'person']));
  return file?.content.people;
}

function isAboveItself(site: SiteContent, all: readonly SiteContent[]): boolean {
  const byKey = new Map(all.map((one) => [one.key, one]));
  let above = site.parent;
  // No more steps than sites: a circle that does not contain this site is noted at those that it contains.
  for (let steps = 0; above !== undefined && steps < all.length; steps++) {
    if (above === site.key) return true;
    above = byKey.get(above)?.parent;
  }
  return false;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function expectPeriod(period: Pick<ProgrammeContent, 'startsOn' | 'endsOn'>, file: ProgrammeFile<unknown>, path: KeyPath): void {
  const starts = expectDate(period.startsOn, file, [...path, 'startsOn']);
  const ends = expectDate(period.endsOn, file, [...path, 'endsOn']);
  if (starts && ends && period.endsOn < period.startsOn) file.refuse([...path, 'endsOn'], `a day not before ${period.startsOn}`);
}

function expectDate(day: string, file: ProgrammeFile<unknown>, path: KeyPath): boolean {
  if (isCalendarDay(day)) return true;
  file.refuse(path, 'a day of the calendar such as 2022-06-22');
  return false;
}
