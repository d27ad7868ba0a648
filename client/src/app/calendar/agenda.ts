import { Moment } from '../platform/dates';
import { locale } from '../platform/locale';

/** What an agenda needs to know of a session. */
export interface Dated {
  readonly startsAt: Moment;
  readonly event: { readonly id: string; readonly timeZone: string };
}

export interface Day<Entry> {
  readonly key: string;
  readonly weekday: string;
  readonly day: string;
  /** Entries that follow each other within one event, so that its name and place are said once. */
  readonly blocks: Entry[][];
}

export interface Month<Entry> {
  readonly key: string;
  readonly name: string;
  readonly days: Day<Entry>[];
}

const language = locale === 'en' ? 'en-GB' : 'de-DE';

/** Entries in their order by month and day, each in the zone of its event: an evening elsewhere stays that evening. */
export function byMonth<Entry extends Dated>(entries: readonly Entry[]): Month<Entry>[] {
  const months: Month<Entry>[] = [];
  for (const entry of entries) {
    const words = partsOf(entry);
    const key = `${words['year']}-${words['month']}`;
    let month = months.at(-1);
    if (month?.key !== key) months.push((month = { key, name: `${words['month']} ${words['year']}`, days: [] }));
    let day = month.days.at(-1);
    if (day?.key !== `${key}-${words['day']}`) {
      month.days.push((day = { key: `${key}-${words['day']}`, weekday: (words['weekday'] ?? '').replace('.', ''), day: words['day'] ?? '', blocks: [] }));
    }
    const block = day.blocks.at(-1);
    if (block?.[0]?.event.id === entry.event.id) block.push(entry);
    else day.blocks.push([entry]);
  }
  return months;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf({ startsAt, event: { timeZone } }: Dated): Record<string, string> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(new Date(startsAt)).map(({ type, value }) => [type, value]));
}
