import { IANAZone } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';

const KNOWN = new Set(tzlib_get_timezones(false));
const BLOCKS = new Map<string, string>();
const ZONES = new Map<string, Zone>();

const DAY = 86_400_000;
/** Ten years of one zone. */
const MOST_DAYS = 3_660;

/** A zone that asks for its offset once a day, since the answer costs as much as the rest of an entry of a calendar. */
class Zone extends IANAZone {
  private readonly days = new Map<number, number>();

  override offset(instant: number): number {
    const day = Math.floor(instant / DAY);
    const known = this.days.get(day);
    if (known !== undefined) return known;
    const offset = super.offset(day * DAY);
    // On a day on which the clock changes each instant is asked for.
    if (offset !== super.offset((day + 1) * DAY - 1)) return super.offset(instant);
    if (this.days.size >= MOST_DAYS) this.days.clear();
    this.days.set(day, offset);
    return offset;
  }
}

/** A zone by its name, if it is known both to what describes zones and to what reckons in them. */
export function zoneOf(name: string): IANAZone | null {
  if (!KNOWN.has(name)) return null;
  let zone = ZONES.get(name);
  if (!zone) ZONES.set(name, zone = new Zone(name));
  return zone.isValid ? zone : null;
}

/** The VTIMEZONE of a known zone under exactly that name: of an old name the library answers the new one, which no TZID would find. */
export function vtimezone(name: string): string | null {
  if (!zoneOf(name)) return null;
  let block = BLOCKS.get(name);
  if (!block) {
    block = (tzlib_get_ical_block(name)[0] ?? '').replace(/^TZID:.*$/m, `TZID:${name}`);
    BLOCKS.set(name, block);
  }
  return block;
}
