// What people read must match the letter in their hand: Gregorian days, digits 0–9, one way to write money.
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/content/schema/ids.ts';
import { showDay, showDuration, showMoney, showNumber, showPlainDay, showWeekday } from '../../src/language/format.ts';
import { inLanguage, tenLanguages, today } from './words.ts';

const plainSpaces = (text: string) => text.replace(/\s/g, ' ');

describe('days', () => {
  it.each([
    ['nl', '24-11-2026 (dinsdag)'],
    ['en', '24-11-2026 (Tuesday)'],
    ['ar', '24-11-2026 (الثلاثاء)'],
    ['fa', '24-11-2026 (سه‌شنبه)'],
    ['ti', '24-11-2026 (ሰሉስ)'],
    ['uk', '24-11-2026 (вівторок)'],
  ])('%s', (language, shown) => {
    expect(showDay(today, inLanguage(language))).toBe(shown);
  });

  it('has no leading noughts', () => {
    expect(showPlainDay('2026-08-01' as Day)).toBe('1-8-2026');
  });

  it('is never another calendar or other digits', () => {
    for (const language of tenLanguages) expect(showDay(today, inLanguage(language))).toMatch(/^24-11-2026 \(\D+\)$/);
  });

  it('counts weekdays from Monday', () => {
    expect(showWeekday(1, inLanguage('en'))).toBe('Monday');
    expect(showWeekday(7, inLanguage('nl'))).toBe('zondag');
  });
});

describe('money and numbers', () => {
  it.each([
    [254, '€ 254'],
    [1401.5, '€ 1401,50'],
    [0.05, '€ 0,05'],
    [10000, '€ 10000'],
    [19.99, '€ 19,99'],
  ])('%d', (amount, shown) => {
    expect(showMoney(amount)).toBe(shown);
  });

  it('has a decimal comma', () => {
    expect(showNumber(2.5)).toBe('2,5');
    expect(showNumber(13500)).toBe('13500');
  });
});

describe('durations', () => {
  it.each([
    ['nl', 3, 'years', '3 jaar'],
    ['nl', 6, 'months', '6 maanden'],
    ['en', 1, 'weeks', '1 week'],
    ['en', 28, 'days', '28 days'],
    ['ar', 3, 'years', '3 سنوات'],
    ['ar', 2, 'months', 'شهران'],
    ['fa', 16, 'weeks', '16 هفته'],
    ['ru', 21, 'days', '21 день'],
    ['ti', 2, 'months', '2 ኣዋርሕ'],
  ] as const)('%s: %d %s', (language, count, unit, shown) => {
    expect(plainSpaces(showDuration({ count, unit }, inLanguage(language)))).toBe(shown);
  });
});
