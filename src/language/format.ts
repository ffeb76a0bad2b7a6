// Dates, money and durations as people read them: Gregorian days and digits 0–9 in every language, as on Dutch letters.
import type { Duration } from '../content/schema/duration.ts';
import type { Day, Language } from '../content/schema/ids.ts';

/** Without both, Persian shows its own calendar and digits, and the number would not match the letter in the hand. */
const plainly = (language: Language) => `${language}-u-ca-gregory-nu-latn`;

const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
const keep = <T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T => {
  const one = (kept.get(key) as T | undefined) ?? make();
  kept.set(key, one);
  return one;
};

/** `24-11-2026`. */
export const showPlainDay = (day: Day): string => day.split('-').reverse().map(Number).join('-');

/** `24-11-2026 (Tuesday)`, the weekday in the language. */
export const showDay = (day: Day, language: Language): string =>
  `${showPlainDay(day)} (${weekdayName(new Date(`${day}T12:00:00Z`), language)})`;

/** 1 (Monday) to 7 (Sunday), in the language. */
export const showWeekday = (weekday: number, language: Language): string =>
  weekdayName(new Date(Date.UTC(2024, 0, weekday, 12)), language);

const weekdayName = (moment: Date, language: Language): string =>
  keep(
    `weekday ${language}`,
    () => new Intl.DateTimeFormat(plainly(language), { weekday: 'long', timeZone: 'UTC' }),
  ).format(moment);

/** `€ 254` or `€ 1401,50`, alike in every language: cents only when there are any, no mark between thousands. */
export const showMoney = (euros: number): string => {
  const cents = Math.round(euros * 100);
  return `€ ${cents % 100 === 0 ? cents / 100 : (cents / 100).toFixed(2).replace('.', ',')}`;
};

/** Digits 0–9 with a decimal comma. */
export const showNumber = (number: number): string => String(number).replace('.', ',');

/** `3 jaar`, `6 months`, `شهران`. */
export const showDuration = ({ count, unit }: Duration, language: Language): string =>
  keep(
    `${unit} ${language}`,
    () => new Intl.NumberFormat(plainly(language), { style: 'unit', unit: unit.slice(0, -1), unitDisplay: 'long' }),
  )
    .format(count)
    // ICU 78 writes Tigrinya months as '3/ኣዋርሕ'.
    .replace('/', ' ');
