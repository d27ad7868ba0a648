import { Pipe, PipeTransform } from '@angular/core';
import { Locale, locale as here } from './locale';

/** An ISO instant, a day such as 2022-07-20, or a Date. */
export type Moment = string | Date;

const ZONE = 'Europe/Berlin';
const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs a hundred times more than using it; a list of 1,000 rows would show that. */
function format(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'de-DE', { timeZone: zone, ...options });
    formats.set(key, found);
  }
  return found;
}

interface Parts {
  weekday: string;
  day: string;
  month: string;
  year: string;
  time: string;
  key: string;
}

/** A day without a time has no zone: midnight in UTC must not become the evening before. */
function zoneOf(moment: Moment, zone: string): string {
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment) ? 'UTC' : zone;
}

function parts(moment: Moment, locale: Locale, zone: string): Parts {
  const date = new Date(moment);
  const at = zoneOf(moment, zone);
  const words = Object.fromEntries(
    format(locale, at, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
  const clock = Object.fromEntries(
    format(locale, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
  return {
    weekday: (words['weekday'] ?? '').replace('.', ''),
    day: words['day'] ?? '',
    month: words['month'] ?? '',
    year: words['year'] ?? '',
    time: `${Number(clock['hour'])}:${clock['minute']}`,
    key: `${words['year']}-${words['month']}-${words['day']}`,
  };
}

// A line never ends within "Mi, 20. Juli" nor before "Uhr": the spaces are such that do not break.
const dayAndMonth = (p: Parts, locale: Locale) => `${p.day}${locale === 'en' ? '' : '.'}\u00a0${p.month}`;
const dayOf = (p: Parts, locale: Locale) => `${p.weekday},\u00a0${dayAndMonth(p, locale)} ${p.year}`;
const oClock = (text: string, locale: Locale) => (locale === 'en' ? text : `${text}\u00a0Uhr`);

/** 9:41 Uhr */
export function time(moment: Moment, locale = here, zone = ZONE): string {
  return oClock(parts(moment, locale, zone).time, locale);
}

/** 9:00–17:00 Uhr */
export function times(start: Moment, end: Moment, locale = here, zone = ZONE): string {
  return oClock(`${parts(start, locale, zone).time}–${parts(end, locale, zone).time}`, locale);
}

/** Mi, 20. Juli 2022 */
export function day(moment: Moment, locale = here, zone = ZONE): string {
  return dayOf(parts(moment, locale, zone), locale);
}

/** 20.07.2022, for columns of a table. */
export function shortDay(moment: Moment, locale = here, zone = ZONE): string {
  return format(locale, zoneOf(moment, zone), { day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date(moment));
}

/** Mi, 20. Juli 2022, 9:00–17:00 Uhr; over midnight both ends are written out. */
export function when(start: Moment, end?: Moment | null, locale = here, zone = ZONE): string {
  const from = parts(start, locale, zone);
  if (!end) return `${dayOf(from, locale)}, ${oClock(from.time, locale)}`;
  const to = parts(end, locale, zone);
  if (from.key === to.key) return `${dayOf(from, locale)}, ${oClock(`${from.time}–${to.time}`, locale)}`;
  return `${dayOf(from, locale)}, ${oClock(from.time, locale)} – ${dayOf(to, locale)}, ${oClock(to.time, locale)}`;
}

/** 22.–23. Juni 2022; what both ends share is written once. */
export function days(start: Moment, end: Moment, locale = here, zone = ZONE): string {
  const from = parts(start, locale, zone);
  const to = parts(end, locale, zone);
  const last = `${dayAndMonth(to, locale)} ${to.year}`;
  if (from.key === to.key) return dayOf(from, locale);
  if (from.year !== to.year) return `${dayAndMonth(from, locale)} ${from.year} – ${last}`;
  if (from.month !== to.month) return `${dayAndMonth(from, locale)} – ${last}`;
  return `${from.day}${locale === 'en' ? '' : '.'}–${last}`;
}

/** The day on which an instant lies in a zone, as 2022-07-20. */
export function dayIn(moment: Moment, zone = ZONE): string {
  return new Date(moment).toLocaleDateString('sv-SE', { timeZone: zone });
}

/** The day it is where the programmes are, as 2022-07-20. */
export function today(now: Date = new Date()): string {
  return dayIn(now);
}

/** heute, morgen, in 3 Tagen: counted in days of the calendar, not in hours. */
export function fromToday(moment: Moment, now: Date = new Date(), locale = here, zone = ZONE): string {
  const dayNumber = (m: Moment) => {
    const iso = format('en', zoneOf(m, zone), { year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(new Date(m))
      .reduce<Record<string, string>>((all, part) => ({ ...all, [part.type]: part.value }), {});
    return Date.UTC(Number(iso['year']), Number(iso['month']) - 1, Number(iso['day'])) / 86_400_000;
  };
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(dayNumber(moment) - dayNumber(now), 'day');
}

@Pipe({ name: 'kbWhen' })
export class WhenPipe implements PipeTransform {
  transform(start: Moment, end?: Moment | null, zone?: string): string {
    return when(start, end, here, zone);
  }
}

@Pipe({ name: 'kbDay' })
export class DayPipe implements PipeTransform {
  transform(moment: Moment, zone?: string): string {
    return day(moment, here, zone);
  }
}

@Pipe({ name: 'kbShortDay' })
export class ShortDayPipe implements PipeTransform {
  transform(moment: Moment, zone?: string): string {
    return shortDay(moment, here, zone);
  }
}

@Pipe({ name: 'kbDays' })
export class DaysPipe implements PipeTransform {
  transform(start: Moment, end: Moment, zone?: string): string {
    return days(start, end, here, zone);
  }
}

@Pipe({ name: 'kbTime' })
export class TimePipe implements PipeTransform {
  transform(start: Moment, end?: Moment | null, zone?: string): string {
    return end ? times(start, end, here, zone) : time(start, here, zone);
  }
}

@Pipe({ name: 'kbFromToday' })
export class FromTodayPipe implements PipeTransform {
  transform(moment: Moment): string {
    return fromToday(moment);
  }
}
