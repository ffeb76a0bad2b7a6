// Plain dates: adding calendar units, counting days, and the working days of the Algemene termijnenwet.
import { Temporal } from 'temporal-polyfill';
import type { Duration } from '../content/schema/duration.ts';
import type { Day } from '../content/schema/ids.ts';

const plain = (day: Day) => Temporal.PlainDate.from(day);
const asDay = (date: Temporal.PlainDate) => date.toString() as Day;

/** Calendar arithmetic: the day number is kept, or clipped to the last day of the month (31 January + 1 month = 28/29 February). */
export const plus = (day: Day, by: Duration): Day => asDay(plain(day).add({ [by.unit]: by.count }));
export const minus = (day: Day, by: Duration): Day => asDay(plain(day).subtract({ [by.unit]: by.count }));
export const nextDay = (day: Day): Day => plus(day, { count: 1, unit: 'days' });
export const dayBefore = (day: Day): Day => minus(day, { count: 1, unit: 'days' });

/** Whole days from `from` to `to`; negative when `to` lies before it. */
export const daysBetween = (from: Day, to: Day): number => plain(from).until(plain(to), { largestUnit: 'days' }).days;

/** 1 (Monday) to 7 (Sunday). */
export const weekday = (day: Day): number => plain(day).dayOfWeek;

/**
 * The end of a legal term moved to the first day that is no Saturday, Sunday or general holiday
 * (Algemene termijnenwet, art. 1 lid 1 and art. 3).
 */
export const toWorkingDay = (day: Day, holidays: Readonly<Record<Day, string>>): Day =>
  weekday(day) >= 6 || day in holidays ? toWorkingDay(nextDay(day), holidays) : day;
