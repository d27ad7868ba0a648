import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { DateTime } from 'luxon';
import type { FeedDate, WrittenDate } from './calendar.queries.js';
import { remembered } from '../platform/remembered.js';
import { vtimezone, zoneOf } from './zones.js';

/** How often calendar programs should ask, in seconds; not modified costs one statement. */
const REFRESH = 60 * 60;

const WORDS = {
  de: { cancelled: 'Abgesagt', module: 'Modul', agenda: 'Ablauf', bring: 'Bitte mitbringen', online: 'Online', more: 'Alles dazu' },
  en: { cancelled: 'Cancelled', module: 'Module', agenda: 'Agenda', bring: 'Please bring', online: 'Online', more: 'More about it' },
} as const;

const STATUS = { tentative: ICalEventStatus.TENTATIVE, confirmed: ICalEventStatus.CONFIRMED, cancelled: ICalEventStatus.CANCELLED } as const;

/** RFC 5545, the same bytes for the same dates: nothing in it comes from the clock. */
export function writeFeed(dates: readonly WrittenDate[], baseUrl: string, language: 'de' | 'en'): string {
  // With one date of each zone the library writes the frame; the dates themselves are known from the last time, unless they changed.
  const ofEachZone = [...new Map(dates.map(({ timeZone, text }) => [timeZone, text])).values()];
  const [head, tail] = frameOf(write(ofEachZone.map(read), baseUrl, language, vtimezone));
  return [head, ...dates.map(({ text }) => entryOf(`${language} ${baseUrl} ${text}`)), tail].join('\r\n');
}

const entryOf = remembered(4_000_000, (text) => {
  const [, language, baseUrl, date] = /^(de|en) (\S+) (.*)$/s.exec(text) as unknown as [string, 'de' | 'en', string, string];
  return ENTRIES.exec(write([read(date)], baseUrl, language))![0];
});

const read = (text: string): FeedDate => JSON.parse(text) as FeedDate;

const ENTRIES = /BEGIN:VEVENT[^]*END:VEVENT/;
/** What stands before the dates, without its line break, and after them. */
const frameOf = (calendar: string): string[] => calendar.replace(new RegExp(`${ENTRIES.source}\\r\\n`), '').split(/\r\n(?=END:VCALENDAR)/);

/** Zones are described by `zones`, where they are wanted. */
function write(dates: readonly FeedDate[], baseUrl: string, language: 'de' | 'en', zones?: typeof vtimezone): string {
  // Without the port: a UID outlives a move of the server.
  const host = new URL(baseUrl).hostname;
  // The calendar has no zone of its own: with one, the library would write DTSTAMP in local time.
  const calendar = ical({
    prodId: `//Kursbuch//Kursbuch//${language.toUpperCase()}`,
    name: 'Kursbuch',
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
    ttl: REFRESH,
    timezone: { name: null, generator: zones },
  });
  for (const date of dates) {
    const page = `${baseUrl}/${language}/events/${date.eventId}`;
    calendar.createEvent({
      id: `${date.id}@${host}`,
      sequence: date.sequence,
      ...times(date),
      stamp: new Date(date.changedAt),
      lastModified: new Date(date.changedAt),
      summary: summary(date, language),
      description: description(date, page, language),
      location: [date.venueName, date.venueAddress].filter(Boolean).join(', ') || date.onlineUrl || null,
      url: page,
      categories: [{ name: date.programme }],
      status: STATUS[date.status],
      transparency: date.status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** As luxon's: a JavaScript Date would be written in the hour of the server. A zone that nobody knows is written in UTC. */
function times(date: FeedDate): { start: DateTime; end: DateTime; timezone: string | null } {
  const zone = zoneOf(date.timeZone);
  const at = (instant: number): DateTime => DateTime.fromMillis(instant, { zone: zone ?? 'utc' });
  return { start: at(date.startsAt), end: at(date.endsAt), timezone: zone?.name ?? null };
}

/** Many programs that subscribe show no STATUS, so the word stands in the title as well. */
function summary(date: FeedDate, language: 'de' | 'en'): string {
  const title = `${date.title} · ${date.eventTitle}`;
  return date.status === 'cancelled' ? `${WORDS[language].cancelled}: ${title}` : title;
}

function description(date: FeedDate, page: string, language: 'de' | 'en'): string {
  const words = WORDS[language];
  return [
    date.eventTitle,
    date.moduleTitle && `${words.module}: ${date.moduleTitle}`,
    date.agenda && `${words.agenda}: ${date.agenda}`,
    date.bring && `${words.bring}: ${date.bring}`,
    date.onlineUrl && `${words.online}: ${date.onlineUrl}`,
    `${words.more}: ${page}`,
  ].filter(Boolean).join('\n\n');
}
