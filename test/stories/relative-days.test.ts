import { workingDaysAfter } from '../../server/src/installation/reader/calendar-days.js';

const COUNTS = [-6, -5, -1, 0, 1, 4, 5, 6];
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const from = (day: string): string[] => COUNTS.map((count) => workingDaysAfter(day, count).slice(5));

test('days of a run that goes on are working days: five are a week, whichever day the installation starts on', () => {
  expect({ monday: from('2026-03-09'), wednesday: from('2026-03-11'), friday: from('2026-03-13') }).toEqual({
    monday: ['02-27', '03-02', '03-06', '03-09', '03-10', '03-13', '03-16', '03-17'],
    wednesday: ['03-03', '03-04', '03-10', '03-11', '03-12', '03-17', '03-18', '03-19'],
    friday: ['03-05', '03-06', '03-12', '03-13', '03-16', '03-19', '03-20', '03-23'],
  });
});

test('on a weekend the run begins with the Monday after it, and what is behind ends with the Friday', () => {
  const monday = from('2026-03-16');
  expect([from('2026-03-14'), from('2026-03-15')]).toEqual([monday, monday]);
  expect([workingDaysAfter('2026-03-14', 0), workingDaysAfter('2026-03-14', -1)]).toEqual(['2026-03-16', '2026-03-13']);
});

test('no count leads to a weekend, and each leads further than the one before', () => {
  for (let start = 1; start <= 7; start++) {
    const days = Array.from({ length: 160 }, (_, index) => workingDaysAfter(`2026-12-2${start}`, index - 80));
    expect([days.filter((day) => [0, 6].includes(weekday(day))), new Set(days).size, [...days].sort()]).toEqual([[], 160, days]);
  }
});
