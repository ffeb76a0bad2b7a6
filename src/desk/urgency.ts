// How urgent a hand-off is: words of danger first, then a letter that has just come, then what the road says of the risk.
import type { Day } from '../content/schema/ids.ts';
import { daysBetween } from '../guide/calendar.ts';
import type { Urgency } from './desk.ts';

/** A letter younger than this may hold a term that still runs. Nobody counts the term here: a person looks. */
const fresh = 42;

export type Signs = {
  readonly danger?: 'red' | 'amber';
  readonly letterDate?: Day;
  /** Of the outcome her road came to. */
  readonly risk?: 'high' | 'normal';
  readonly today: Day;
};

export const urgencyOf = ({ danger, letterDate, risk, today }: Signs): Urgency => {
  if (danger === 'red') return 'red';
  if (danger === 'amber' || risk === 'high') return 'amber';
  return letterDate && daysBetween(letterDate, today) < fresh ? 'amber' : 'normal';
};
