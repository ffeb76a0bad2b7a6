// Holidays: legal terms are moved by them, so the list must reach further than the coming year.
import { reporter } from '../loaded.ts';
import type { Day } from '../schema/ids.ts';
import type { Check } from './check.ts';
import { daysFrom } from './days.ts';

export const holidays: Check = (loaded, { today }) => {
  const last = (Object.keys(loaded.content.holidays) as Day[]).toSorted().at(-1);
  if (last && daysFrom(today, last) > 365) return [];
  const says = last ? `the last holiday is ${last}; add the coming years` : 'there is no holiday in it';
  return [reporter(loaded, 'holidays').warning('content/holidays.yaml', last ? [last] : [], says)];
};
