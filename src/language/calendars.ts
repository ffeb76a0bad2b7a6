// From Gregorian, Persian and Ethiopian day numbers to a Gregorian day; undefined for a day that does not exist.
import {
  type Calendar,
  CalendarDate,
  EthiopicCalendar,
  GregorianCalendar,
  PersianCalendar,
  parseDate,
  toCalendar,
} from '@internationalized/date';
import type { Day } from '../content/schema/ids.ts';

const gregorian = new GregorianCalendar();
const persian = new PersianCalendar();
const ethiopic = new EthiopicCalendar();

export const gregorianDay = (year: number, month: number, day: number) => dayIn(gregorian, year, month, day);
export const persianDay = (year: number, month: number, day: number) => dayIn(persian, year, month, day);
export const ethiopianDay = (year: number, month: number, day: number) => dayIn(ethiopic, year, month, day);

export const shiftDays = (day: Day, by: number): Day => parseDate(day).add({ days: by }).toString() as Day;

const dayIn = (calendar: Calendar, year: number, month: number, day: number): Day | undefined => {
  if (year < 1 || year > 9999) return undefined;
  const date = new CalendarDate(calendar, year, month, day);
  // CalendarDate brings 31 February back to the 28th; a person must be told instead.
  if (date.year !== year || date.month !== month || date.day !== day) return undefined;
  return toCalendar(date, gregorian).toString() as Day;
};
