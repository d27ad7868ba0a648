/** German forms of the paper: certificates are issued in the language of the programme. */

/** UE with one decimal, always, so that columns align: 300 minutes are "6,7". */
export const ue = (minutes: number): string =>
  (minutes / 45).toLocaleString('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const parts = (date: string): { day: number; month: string; year: number } => {
  const at = new Date(`${date}T00:00:00Z`);
  return { day: at.getUTCDate(), month: at.toLocaleDateString('de-DE', { month: 'long', timeZone: 'UTC' }), year: at.getUTCFullYear() };
};

/** "22. Juni 2022" */
export function day(date: string): string {
  const { day: number, month, year } = parts(date);
  return `${number}.\u00a0${month} ${year}`;
}

/** "22. und 23. Juni 2022", "20.–24. Juni 2022", "30. Juni bis 2. Juli 2022" */
export function days(first: string, last: string): string {
  if (first === last) return day(first);
  const [from, to] = [parts(first), parts(last)];
  if (from.year !== to.year) return `${day(first)} bis ${day(last)}`;
  if (from.month !== to.month) return `${from.day}.\u00a0${from.month} bis ${day(last)}`;
  return to.day === from.day + 1 ? `${from.day}. und ${day(last)}` : `${from.day}.–${day(last)}`;
}
