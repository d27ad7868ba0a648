import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import type { Day } from './contents.js';
import type { ProgrammeFile } from './programme-file.js';

/**
 * The days of one cohort: dates as they are, or working days counted from the day on which the data are loaded. Nobody
 * teaches on a weekend: 0 is the start day, or the Monday after it on a Saturday or Sunday; 5 is a week later, -1 the
 * working day before. Two days that follow each other may so have a weekend between them. Public holidays are not known.
 */
export class CalendarDays {
  readonly #startDay: string;
  readonly #relative: boolean;

  constructor(startDay: string, relative: boolean) {
    this.#startDay = startDay;
    this.#relative = relative;
  }

  /** Whether the day can be resolved; if not, that is noted. A file says all its days in one way or the other. */
  expect(day: Day, file: ProgrammeFile<unknown>, path: KeyPath): boolean {
    if (this.#relative ? typeof day === 'number' : typeof day === 'string' && isCalendarDay(day)) return true;
    file.refuse(path, this.#relative ? 'a whole number of working days from the start day' : 'a day of the calendar such as 2022-06-22');
    return false;
  }

  resolve(day: Day): string {
    return typeof day === 'number' ? workingDaysAfter(this.#startDay, day) : day;
  }

  /** Nothing has happened yet in the future of the start day. Dates that stand fast are not asked: any start day may read them. */
  isAhead(day: string): boolean {
    return this.#relative && day > this.#startDay;
  }
}

/** 31 June passes the pattern of a date and is none. */
export function isCalendarDay(day: string): boolean {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

/** Counted in UTC, where every day has 24 hours. */
export function daysAfter(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** Monday to Friday. Counted from the day itself, or from the Monday after a weekend. */
export function workingDaysAfter(day: string, count: number): string {
  // Monday is 0, Friday 4; 5, for both days of a weekend, is the Monday after.
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const sinceMonday = Math.min(weekday, 5) + count;
  const weeks = Math.floor(sinceMonday / 5);
  return daysAfter(day, weeks * 2 + sinceMonday - weekday);
}

/** Minutes between two local times of one day. */
export function minutesBetween(start: string, end: string): number {
  return minuteOfDay(end) - minuteOfDay(start);
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
