import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import { holdsOn } from './accept-seats.js';
import { daysAfter, type CalendarDays } from './calendar-days.js';
import type { Day, LearningContent } from './contents.js';
import type { Keys } from './keys.js';
import type { ProgrammeFile } from './programme-file.js';
import type { EnrolmentSource, LearningSource } from './source.js';
import type { PlannedCohort } from './surroundings.js';

type File = ProgrammeFile<LearningContent>;

interface Around {
  days: CalendarDays;
  modules: Keys;
}

/** Unfolds what people did online: a module at a time, on the day the file names for it. */
export function acceptLearning(file: File, cohort: PlannedCohort, { days, modules }: Around): LearningSource[] {
  const { time, on, persons } = file.content;
  if (!expectDays(file, ['on'], on, { days, modules })) return [];
  return Object.entries(persons).flatMap(([person, learnt]) => {
    const path = ['persons', person];
    const enrolments = cohort.seats.flatMap((seat) => seat.enrolments).filter((enrolment) => enrolment.person === person);
    if (enrolments.length === 0) {
      file.refuseKey(['persons'], person, `a person of cohorts/${cohort.slug}.yaml; ${person} holds no seat there`);
      return [];
    }
    if (!expectDays(file, [...path, 'on'], learnt.on ?? {}, { days, modules })) return [];
    const dayOf = { ...on, ...learnt.on };
    const at = (module: string, laterDays: number, place: KeyPath) => {
      const day = dayOf[module];
      if (day === undefined) {
        file.refuse(place, `a module with a day under on; ${module} has none`);
        return '';
      }
      const resolved = daysAfter(days.resolve(day), laterDays);
      expectEnrolled(file, place, resolved, enrolments);
      if (days.isAhead(daysAfter(resolved, 1))) file.refuse(place, `something done before the start day; ${module} falls on ${resolved}`);
      return `${resolved}T${time}`;
    };
    const done = learnt.done === 'all' ? modules.all() : learnt.done === 'none' ? [] : learnt.done;
    return [
      {
        person,
        done: done.flatMap((module, index) => {
          const place = [...path, 'done', ...(learnt.done === 'all' ? [] : [index])];
          return modules.expect(module, file, place) ? [{ module, at: at(module, 0, place) }] : [];
        }),
        quizzes: Object.entries(learnt.quizzes).flatMap(([module, shares]) => {
          const place = [...path, 'quizzes', module];
          if (!modules.expectKey(module, file, [...path, 'quizzes'])) return [];
          return [{ module, attempts: [shares].flat().map((share, number) => ({ share, at: at(module, number, place) })) }];
        }),
      },
    ];
  });
}

function expectDays(file: File, path: KeyPath, on: Record<string, Day>, { days, modules }: Around): boolean {
  const good = Object.entries(on).map(([module, day]) => {
    const known = modules.expectKey(module, file, path);
    return days.expect(day, file, [...path, module]) && known;
  });
  return !good.includes(false);
}

function expectEnrolled(file: File, place: KeyPath, day: string, enrolments: readonly EnrolmentSource[]): void {
  if (!enrolments.some((enrolment) => holdsOn(enrolment, day))) {
    file.refuse(place, `something done while the person holds a seat; this falls on ${day}`);
  }
}
