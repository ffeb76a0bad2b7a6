// What day it is for people in the Netherlands; `TODAY` sets it, to preview next year's rules.
import type { Day } from './content/schema/ids.ts';

const amsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' });

export const todayIn = (fixed: string | undefined, now: Date = new Date()): Day =>
  (fixed ?? amsterdam.format(now)) as Day;
