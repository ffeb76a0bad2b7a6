// Reading the forms of the roster: a day, hours, parts of a day, a number of weeks; or in Dutch what is wrong.
import type { Day } from '../content/schema/ids.ts';
import type { Times } from '../store/roster/roster.ts';
import { dayIn, daysLater } from './fortnight.ts';
import { halfIn, hourIn, usual } from './half-days.ts';
import { lastDay } from './roster-view.ts';
import { typed } from './shown.ts';
import { rosterWords } from './words/shifts.ts';

export type Form = Readonly<Record<string, unknown>>;
export type Wrong = { readonly wrong: string };
const { faults } = rosterWords;
const mostWeeks = 26;

export const isWrong = <T extends object>(read: T | Wrong): read is Wrong => 'wrong' in read;

export const planDay = (value: unknown, today: Day): { day: Day } | Wrong => {
  const day = dayIn(typed(value, 20));
  if (!day) return { wrong: faults.day };
  if (day < today) return { wrong: faults.past };
  return day > lastDay(today) ? { wrong: faults.far } : { day };
};

export const timesIn = (from: unknown, until: unknown): Times | Wrong => {
  const times = { from: hourIn(typed(from, 10)), until: hourIn(typed(until, 10)) };
  if (!times.from || !times.until) return { wrong: faults.time };
  return times.from < times.until ? { from: times.from, until: times.until } : { wrong: faults.order };
};

/** One part of a day, or two that do not touch each other. */
export const partsIn = (form: Form): { parts: readonly Times[] } | Wrong => {
  const first = timesIn(form.van, form.tot);
  if (isWrong(first)) return first;
  if (typed(form.van2) === '' && typed(form.tot2) === '') return { parts: [first] };
  const second = timesIn(form.van2, form.tot2);
  if (isWrong(second)) return second;
  return second.from < first.until ? { wrong: faults.parts } : { parts: [first, second] };
};

/** A button in the table names a day and a half of it; the form below has fields. */
export const wishIn = (form: Form, today: Day): { days: readonly Day[]; times: Times } | Wrong => {
  const [on, half] = typed(form.helft, 30).split(' ');
  const known = halfIn(half);
  const start = planDay(known ? on : form.dag, today);
  if (isWrong(start)) return start;
  const times = known ? usual[known] : timesIn(form.van, form.tot);
  if (isWrong(times)) return times;
  const weeks = known ? 1 : Number(typed(form.weken, 5) || 1);
  if (!Number.isInteger(weeks) || weeks < 1 || weeks > mostWeeks) return { wrong: faults.weeks };
  return { days: Array.from({ length: weeks }, (_, week) => daysLater(start.day, 7 * week)), times };
};
