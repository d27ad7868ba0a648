import { IANAZone } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';

const KNOWN = new Set(tzlib_get_timezones(false));
const BLOCKS = new Map<string, string>();

/** Known both to what describes a zone and to what reckons in it. */
// As luxon remembers it: to try a zone anew costs a formatter.
export const isKnownZone = (name: string): boolean => KNOWN.has(name) && IANAZone.create(name).isValid;

/** The VTIMEZONE of a known zone under exactly that name: of an old name the library answers the new one, which no TZID would find. */
export function vtimezone(name: string): string | null {
  if (!isKnownZone(name)) return null;
  let block = BLOCKS.get(name);
  if (!block) {
    block = (tzlib_get_ical_block(name)[0] ?? '').replace(/^TZID:.*$/m, `TZID:${name}`);
    BLOCKS.set(name, block);
  }
  return block;
}
