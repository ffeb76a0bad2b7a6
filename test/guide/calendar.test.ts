// Calendar arithmetic and the Algemene termijnenwet, in tables.
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/content/schema/ids.ts';
import { daysBetween, minus, plus, toWorkingDay, weekday } from '../../src/guide/calendar.ts';

const day = (text: string) => text as Day;
const holidays = { [day('2026-12-25')]: 'Eerste Kerstdag', [day('2027-01-01')]: 'Nieuwjaarsdag' };

describe('plus', () => {
  it.each([
    ['2026-01-31', 1, 'months', '2026-02-28'],
    ['2028-01-31', 1, 'months', '2028-02-29'],
    ['2028-02-29', 3, 'years', '2031-02-28'],
    ['2026-11-30', 3, 'months', '2027-02-28'],
    ['2024-03-10', 3, 'years', '2027-03-10'],
    ['2026-12-31', 1, 'days', '2027-01-01'],
    ['2026-10-20', 6, 'weeks', '2026-12-01'],
  ] as const)('%s + %i %s = %s', (from, count, unit, to) => {
    expect(plus(day(from), { count, unit })).toBe(to);
  });

  it('takes away in the same way', () => {
    expect(minus(day('2026-08-31'), { count: 6, unit: 'months' })).toBe('2026-02-28');
    expect(daysBetween(day('2026-11-24'), day('2026-12-01'))).toBe(7);
    expect(daysBetween(day('2026-11-24'), day('2026-11-20'))).toBe(-4);
  });
});

describe('toWorkingDay (Algemene termijnenwet, art. 1)', () => {
  it.each([
    ['2026-11-24', '2026-11-24', 'a Tuesday stays'],
    ['2026-11-28', '2026-11-30', 'a Saturday moves to Monday'],
    ['2026-11-29', '2026-11-30', 'a Sunday moves to Monday'],
    ['2026-12-25', '2026-12-28', 'Christmas on a Friday moves over the weekend'],
    ['2027-01-01', '2027-01-04', 'New Year on a Friday'],
  ])('%s → %s: %s', (from, to) => {
    expect(toWorkingDay(day(from), holidays)).toBe(to);
  });

  it('knows the weekdays', () => expect(weekday(day('2026-11-24'))).toBe(2));
});
