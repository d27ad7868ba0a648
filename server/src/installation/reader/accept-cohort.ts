import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import { acceptEvents } from './accept-events.js';
import { acceptSeats } from './accept-seats.js';
import type { CohortContent, Day } from './contents.js';
import { Keys } from './keys.js';
import type { ProgrammeFile } from './programme-file.js';
import type { OpeningSource } from './source.js';
import type { CohortSurroundings, PlannedCohort } from './surroundings.js';

/** Nothing is returned while a day cannot be resolved: what follows compares days. */
export function acceptCohort(file: ProgrammeFile<CohortContent>, around: CohortSurroundings): PlannedCohort | undefined {
  const { content } = file;
  const { days } = around;
  around.uuids.claim(content.uuid, file.yaml, ['uuid']);
  const resolvable = [...everyDay(content)].map(([path, day]) => days.expect(day, file, path));
  if (resolvable.includes(false)) return undefined;

  const startsOn = days.resolve(content.startsOn);
  const endsOn = days.resolve(content.endsOn);
  if (endsOn < startsOn) file.refuse(['endsOn'], `a day not before ${startsOn}`);
  const { uuid, slug, title, curriculum, curriculumVersion, rule } = content;
  return {
    ...{ uuid, slug, title, curriculum, curriculumVersion, startsOn, endsOn },
    seats: acceptSeats(file, around),
    events: acceptEvents(file, around),
    openings: acceptOpenings(file, around),
    rule,
  };
}

function* everyDay(cohort: CohortContent): Iterable<[KeyPath, Day]> {
  yield* daysIn(cohort, [], ['startsOn', 'endsOn']);
  for (const [s, seat] of cohort.seats.entries()) {
    for (const [e, enrolment] of seat.enrolments.entries()) yield* daysIn(enrolment, ['seats', s, 'enrolments', e], ['validFrom', 'validTo']);
  }
  for (const [e, event] of cohort.events.entries()) {
    yield* daysIn(event, ['events', e], ['startsOn', 'endsOn']);
    for (const [s, session] of event.sessions.entries()) yield* daysIn(session, ['events', e, 'sessions', s], ['day']);
  }
  for (const [o, opening] of cohort.openings.entries()) yield* daysIn(opening, ['openings', o], ['opensOn', 'closesOn']);
}

function* daysIn<Name extends string>(part: Partial<Record<Name, Day>>, path: KeyPath, names: readonly Name[]): Iterable<[KeyPath, Day]> {
  for (const name of names) {
    const day: Day | undefined = part[name];
    if (day !== undefined) yield [[...path, name], day];
  }
}

function acceptOpenings(file: ProgrammeFile<CohortContent>, { days, modules }: CohortSurroundings): OpeningSource[] {
  const opened = new Keys('an opening');
  return file.content.openings.map((opening, index) => {
    const path = ['openings', index];
    if (modules.expect(opening.module, file, [...path, 'module'])) opened.declare(opening.module, file, [...path, 'module']);
    const opensOn = days.resolve(opening.opensOn);
    if (opening.closesOn === undefined) return { module: opening.module, opensOn };
    const closesOn = days.resolve(opening.closesOn);
    if (closesOn < opensOn) file.refuse([...path, 'closesOn'], `a day not before ${opensOn}`);
    return { module: opening.module, opensOn, closesOn };
  });
}
