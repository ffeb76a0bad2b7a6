// Days on the wall calendar of the Netherlands: two weeks from a Monday, and how a day is written. No hours, so no zone.
import { type Day, day as daySchema } from '../content/schema/ids.ts';

export const dayIn = (value: unknown): Day | undefined => {
  const read = daySchema.safeParse(value);
  return read.success && read.data > '2000' && read.data < '2100' ? read.data : undefined;
};

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const daysLater = (day: Day, count: number): Day => {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as Day;
};

export const mondayOf = (day: Day): Day => daysLater(day, -((at(day).getUTCDay() + 6) % 7));

/** Fourteen days, from the Monday of its week. */
export const fortnightOf = (day: Day): readonly Day[] => {
  const monday = mondayOf(day);
  return Array.from({ length: 14 }, (_, count) => daysLater(monday, count));
};

const names = new Intl.DateTimeFormat('nl', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' });
const dates = new Intl.DateTimeFormat('nl', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
/** "dinsdag 24 november" */
export const dayName = (day: Day): string => names.format(at(day));
/** "24 november 2026" */
export const dateName = (day: Day): string => dates.format(at(day));
