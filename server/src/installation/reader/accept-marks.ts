import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import { holdsOn } from './accept-seats.js';
import type { CalendarDays } from './calendar-days.js';
import type { MarkContent, MarksContent, SessionMarks } from './contents.js';
import { Keys } from './keys.js';
import type { ProgrammeFile } from './programme-file.js';
import type { MarkSource, SeatKind, SessionSource, SubstituteSource } from './source.js';
import type { PlannedCohort } from './surroundings.js';

type File = ProgrammeFile<MarksContent>;

/** Who held which seat on the day of a session. */
interface Holder {
  person: string;
  site: string;
  seat: SeatKind;
}

/** Unfolds what is said once for all (the default) into a mark for each person who held a seat on that day. */
export function acceptMarks(file: File, cohort: PlannedCohort, days: CalendarDays): { marks: MarkSource[]; substitutes: SubstituteSource[] } {
  const marks: MarkSource[] = [];
  const substitutes: SubstituteSource[] = [];
  for (const [key, recorded] of Object.entries(file.content.marks)) {
    const session = markable(file, key, cohort, days);
    if (!session) continue;
    const path = ['marks', key];
    const holders = holdersOn(cohort, session.startsAt.slice(0, 10));
    refuseStrangers(file, path, recorded, holders);
    const ofSession = holders.flatMap((holder) => acceptMark(file, path, recorded, session, holder));
    marks.push(...ofSession);
    substitutes.push(...acceptSubstitutes(file, path, recorded, session.key, { cohort, marks: ofSession, holders }));
  }
  return { marks, substitutes };
}

function markable(file: File, key: string, cohort: PlannedCohort, days: CalendarDays): SessionSource | undefined {
  const event = cohort.events.find(({ sessions }) => sessions.some((session) => session.key === key));
  const session = event?.sessions.find((one) => one.key === key);
  if (!event || !session) {
    file.refuseKey(['marks'], key, `a session of cohorts/${cohort.slug}.yaml; ${key} is not known`);
    return undefined;
  }
  if (event.status === 'cancelled') file.refuseKey(['marks'], key, 'a session that takes place; its event is cancelled');
  if (days.isAhead(session.startsAt.slice(0, 10))) file.refuseKey(['marks'], key, 'a session not after the start day');
  return session;
}

function holdersOn(cohort: PlannedCohort, day: string): Holder[] {
  return cohort.seats.flatMap(({ site, kind, enrolments }) =>
    enrolments.filter((enrolment) => holdsOn(enrolment, day)).map(({ person }) => ({ person, site, seat: kind })),
  );
}

function refuseStrangers(file: File, path: KeyPath, { except = {} }: SessionMarks, holders: readonly Holder[]): void {
  for (const person of Object.keys(except)) {
    if (!holders.some((holder) => holder.person === person)) {
      file.refuseKey([...path, 'except'], person, `a person who holds a seat on the day of the session; ${person} does not`);
    }
  }
}

function acceptMark(file: File, path: KeyPath, recorded: SessionMarks, session: SessionSource, { person, site, seat }: Holder): MarkSource[] {
  const { kind, minutesMissed = 0, note = '' } = noted(recorded, person);
  const at = [...path, 'except', person];
  if (kind === 'late' || kind === 'left-early') {
    if (minutesMissed === 0) file.refuse(at, 'the key minutesMissed');
    if (minutesMissed >= session.minutes) file.refuse([...at, 'minutesMissed'], `fewer than the ${session.minutes} minutes of the session`);
  } else if (minutesMissed > 0) {
    file.refuse([...at, 'minutesMissed'], 'this key only with late and left-early');
  }
  return kind === 'not-recorded' ? [] : [{ session: session.key, person, site, seat, kind, minutesMissed, note }];
}

/** A person's key may be a word like “constructor”, which every object seems to have. */
function noted({ except = {}, default: usual }: SessionMarks, person: string): MarkContent {
  const exception = Object.hasOwn(except, person) ? except[person] : undefined;
  return exception ?? { kind: usual };
}

interface Recorded {
  cohort: PlannedCohort;
  marks: readonly MarkSource[];
  holders: readonly Holder[];
}

/** Somebody stands in only where the holder is known to be away, or where nobody holds the seat at that time. */
function acceptSubstitutes(file: File, path: KeyPath, { substitutes = [] }: SessionMarks, session: string, { cohort, marks, holders }: Recorded): SubstituteSource[] {
  const stoodIn = new Keys('a substitute');
  return substitutes.map(({ site, seat, name }, index) => {
    const at = [...path, 'substitutes', index];
    const isThis = (one: { site: string; seat: SeatKind }) => one.site === site && one.seat === seat;
    const seats = cohort.seats.filter((one) => one.site === site && one.kind === seat).length;
    if (seats !== 1) file.refuse(at, `a site with exactly one seat of this kind; ${site} has ${seats}`);
    stoodIn.declare(`${site} ${seat}`, file, at);
    const mark = marks.find(isThis);
    const away = mark ? mark.kind === 'excused' || mark.kind === 'absent' : !holders.some(isThis);
    if (!away) file.refuse(at, 'a seat whose holder is marked excused or absent in this session');
    return { session, site, seat, name };
  });
}
