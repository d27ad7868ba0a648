import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import ICAL from 'ical.js';

/** An entry as a calendar program understands it; instants in ISO and UTC. */
export interface Entry {
  readonly uid: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string | null;
  readonly stamp: string;
  readonly lastModified: string;
  readonly sequence: number;
  readonly status: string;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly url: string;
  readonly categories: readonly string[];
}

/** As Thunderbird reads it. */
export function readByIcalJs(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const first = (name: string): unknown => event.getFirstPropertyValue(name);
    const instant = (name: string): string => (first(name) as ICAL.Time).toJSDate().toISOString();
    return {
      uid: String(first('uid')), startsAt: instant('dtstart'), endsAt: instant('dtend'),
      zone: (event.getFirstProperty('dtstart')?.getParameter('tzid') as string | undefined) ?? null,
      stamp: instant('dtstamp'), lastModified: instant('last-modified'),
      sequence: Number(first('sequence')), status: String(first('status')), summary: String(first('summary')), description: String(first('description')),
      location: (first('location') as string | null) ?? null, url: String(first('url')),
      categories: event.getFirstProperty('categories')?.getValues() as string[],
    };
  });
}

/** As programs on Debian read it; another implementation with another reading of the standard. */
export function readByPython(text: string): Entry[] {
  // A Python of the user's own may stand before Debian's on the PATH.
  const python = ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', 'import icalendar']).status === 0);
  if (!python) throw new Error('Python does not find icalendar, which reads the calendar back: apt-get install python3-icalendar');
  const { status, stdout, stderr } = spawnSync(python, [join(import.meta.dirname, 'read-calendar.py')], { input: text, encoding: 'utf8' });
  if (status !== 0) throw new Error(`python3-icalendar could not read the calendar: ${stderr}`);
  return JSON.parse(stdout) as Entry[];
}
