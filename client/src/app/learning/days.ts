/** The instant at which a day begins in a zone: 2022-06-24 in Berlin begins at 2022-06-23T22:00:00Z. */
export function startOfDay(day: string, zone = 'Europe/Berlin'): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  // Twice, since the first guess may lie on the other side of a change of the clock.
  const first = new Date(midnight.getTime() - offset(midnight, zone));
  return new Date(midnight.getTime() - offset(first, zone)).toISOString();
}

/** The day after, as the calendar counts. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** How far the clocks of the zone are ahead of UTC, in milliseconds. */
function offset(instant: Date, zone: string): number {
  return Date.parse(`${instant.toLocaleString('sv-SE', { timeZone: zone }).replace(' ', 'T')}Z`) - instant.getTime();
}
