// Is this an answer to that question? Options are looked up as own keys, dates must exist, numbers stay in range.
import { Temporal } from 'temporal-polyfill';
import type { Question } from '../content/schema/flow.ts';

/** `given`: an option id, `YYYY-MM-DD` or a whole number. */
export const fits = (question: Question, given: string): boolean => {
  switch (question.asks) {
    case 'choice':
      return Object.hasOwn(question.options, given);
    case 'date':
      return isDay(given);
    case 'number':
      return /^\d{1,4}$/.test(given) && Number(given) >= question.least && Number(given) <= question.most;
  }
};

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
};
