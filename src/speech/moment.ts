// A moment as people in the Netherlands read it on the clock: day, weekday and hour, alike in every language.
import type { Day, Language } from '../content/schema/ids.ts';
import { showDay } from '../language/format.ts';
import { isolate } from './isolate.ts';

const zone = 'Europe/Amsterdam';
const days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
const hours = new Intl.DateTimeFormat('nl-NL', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `26-11-2026 (Thursday) 12:00`, isolated. */
export const showMoment = (moment: Date, language: Language): string =>
  isolate(`${showDay(days.format(moment) as Day, language)} ${hours.format(moment)}`);
