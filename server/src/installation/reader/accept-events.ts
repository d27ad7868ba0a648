import type { KeyPath } from '../../curricula/reader/yaml-source.js';
import { minutesBetween } from './calendar-days.js';
import type { CohortContent, EventContent, SessionContent } from './contents.js';
import { Keys } from './keys.js';
import type { ProgrammeFile } from './programme-file.js';
import type { EventSource, SessionSource } from './source.js';
import type { CohortSurroundings } from './surroundings.js';

export function acceptEvents(file: ProgrammeFile<CohortContent>, around: CohortSurroundings): EventSource[] {
  const events = new Keys('an event');
  const sessions = new Keys('a session');
  return file.content.events.map((content, index) => {
    const path = ['events', index];
    const event = acceptEvent(file, path, content, around);
    events.declare(event.key, file, [...path, 'key']);
    event.sessions = content.sessions.map((session, number) => {
      const at = [...path, 'sessions', number];
      sessions.declare(session.key, file, [...at, 'key']);
      return acceptSession(file, at, session, event, around);
    });
    event.sessions.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    return event;
  });
}

function acceptEvent(file: ProgrammeFile<CohortContent>, path: KeyPath, content: EventContent, { uuids, days }: CohortSurroundings): EventSource {
  uuids.claim(content.uuid, file.yaml, [...path, 'uuid']);
  if (!content.venue && content.onlineUrl === undefined) file.refuse(path, 'the key venue or onlineUrl: where people meet');
  const startsOn = days.resolve(content.startsOn);
  const endsOn = days.resolve(content.endsOn);
  if (endsOn < startsOn) file.refuse([...path, 'endsOn'], `a day not before ${startsOn}`);
  return { ...content, startsOn, endsOn, bring: content.bring ?? '', sessions: [] };
}

function acceptSession(
  file: ProgrammeFile<CohortContent>,
  path: KeyPath,
  content: SessionContent,
  event: EventSource,
  { uuids, days, modules }: CohortSurroundings,
): SessionSource {
  const { day: relative, start, end, ...session } = content;
  uuids.claim(session.uuid, file.yaml, [...path, 'uuid']);
  if (session.module !== undefined) modules.expect(session.module, file, [...path, 'module']);
  const day = days.resolve(relative);
  if (day < event.startsOn || day > event.endsOn) file.refuse([...path, 'day'], `a day of its event, ${event.startsOn} to ${event.endsOn}`);
  const length = minutesBetween(start, end);
  if (length <= 0) file.refuse([...path, 'end'], `a time after ${start}`);
  else if (session.minutes > length) file.refuse([...path, 'minutes'], `at most the ${length} minutes from ${start} to ${end}`);
  return { ...session, startsAt: `${day}T${start}`, endsAt: `${day}T${end}` };
}
