// A date in a message: any order people here use except the American one, three calendars, any digits.
import type { Day, Language } from '../content/schema/ids.ts';
import { ethiopianDay, gregorianDay, persianDay, shiftDays } from './calendars.ts';
import { dateParts, type Parts } from './date-parts.ts';
import { fold } from './fold.ts';
import { plainDigits } from './numerals.ts';
import { relativeDay } from './relative-days.ts';

/** Every `day` must be shown back with its weekday and a yes/no before it counts: a wrong date moves a legal deadline. */
export type ReadDate =
  | { readonly kind: 'day'; readonly day: Day }
  /** More than one reading, e.g. Ethiopian and Gregorian: show them as buttons. */
  | { readonly kind: 'choices'; readonly days: readonly Day[] }
  | { readonly kind: 'impossible' | 'no-year' | 'no-day' | 'out-of-range' };

const YEARS_BACK = 15;
const YEARS_AHEAD = 5;
/** From so many years behind today, a year written by a reader of Tigrinya may be an Ethiopian one (seven or eight behind). */
const ETHIOPIAN_FROM = 6;
const LONGEST = 200;

/** Undefined when no date is named. Look for a date only when one was asked: '27' and 'kaart' are no 27 March. */
export const readDate = (text: string, language: Language, today: Day): ReadDate | undefined => {
  const said = fold(plainDigits(text), LONGEST);
  const shift = relativeDay(said);
  if (shift !== undefined) return { kind: 'day', day: shiftDays(today, shift) };
  const found = dateParts(said);
  if (!found) return undefined;
  if ('lacks' in found) return { kind: found.lacks };
  const readings = found.parts.flatMap((parts) => daysOf(parts, language, today));
  const days = [...new Set(readings.filter((day) => day !== undefined))];
  const near = days.filter((day) => isNear(day, today));
  if (days.length === 0) return { kind: 'impossible' };
  if (near.length === 0) return { kind: 'out-of-range' };
  return near.length === 1 ? { kind: 'day', day: near[0] as Day } : { kind: 'choices', days: near };
};

const isNear = (day: Day, today: Day): boolean => {
  const [year, rest] = [Number(today.slice(0, 4)), today.slice(4)];
  return day >= `${year - YEARS_BACK}${rest}` && day <= `${year + YEARS_AHEAD}${rest}`;
};

/** All Gregorian days the parts can mean; undefined stands for a day that does not exist. */
const daysOf = (parts: Parts, language: Language, today: Day): readonly (Day | undefined)[] => {
  const { day, month, year } = parts;
  // A year of Eritrea's Gregorian calendar: Ethiopian years are eight behind until 11 September, and Pagumen is before.
  if (parts.calendar === 'pagumen') return [ethiopianDay(year, 13, day), ethiopianDay(year - 8, 13, day)];
  if (parts.calendar === 'persian' || (year >= 1300 && year < 1500)) return [persianDay(year, month, day)];
  const gregorian = gregorianDay(year, month, day);
  if (language !== 'ti' || year > Number(today.slice(0, 4)) - ETHIOPIAN_FROM) return [gregorian];
  // Month names are the same words in both calendars: ነሓሰ is August and the twelfth month.
  return [ethiopianDay(year, parts.spelled ? ((month + 3) % 12) + 1 : month, day), gregorian];
};
