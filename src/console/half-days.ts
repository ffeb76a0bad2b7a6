// The half-days of a desk: morning, afternoon and evening with their usual hours, and hours as somebody types them.
import type { Times } from '../store/roster/roster.ts';

export const halves = ['morning', 'afternoon', 'evening'] as const;
export type Half = (typeof halves)[number];

/** A team that works other hours types its own. */
export const usual: Readonly<Record<Half, Times>> = {
  morning: { from: '09:00', until: '12:30' },
  afternoon: { from: '13:00', until: '17:00' },
  evening: { from: '18:00', until: '21:00' },
};

/** The column a half-day stands in, by when it begins. */
export const halfOf = ({ from }: Pick<Times, 'from'>): Half =>
  from < '12:00' ? 'morning' : from < '17:00' ? 'afternoon' : 'evening';

export const halfIn = (value: unknown): Half | undefined => halves.find((half) => half === value);

/** No hour of the night: then the clock may jump, and an hour be there twice or not at all. */
const [first, last] = ['07:00', '23:00'];

/** "9:00", "9.00" and "09:00" are the same; undefined for what is no hour of the day. */
export const hourIn = (value: string): string | undefined => {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(value) ?? [];
  const clock = `${hour.padStart(2, '0')}:${minute}`;
  return Number(minute) < 60 && clock >= first && clock <= last ? clock : undefined;
};

export const doOverlap = (one: Times, other: Times): boolean => one.from < other.until && one.until > other.from;
