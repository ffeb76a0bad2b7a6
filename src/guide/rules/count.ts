// Counting a deadline step by step, so that the person can follow the sum.
import type { Duration } from '../../content/schema/duration.ts';
import type { Day, FactId, NodeId } from '../../content/schema/ids.ts';
import { dayBefore, minus, nextDay, plus, toWorkingDay } from '../calendar.ts';
import type { Deadline, RuleInput, Step } from './rule.ts';

/** Starts from the day given on a question; every call adds one line to the calculation. */
export const countFrom = (input: RuleInput, question: string) =>
  count(input, [{ kind: 'start', question: question as NodeId, day: input.day(question) }]);

const count = (input: RuleInput, steps: readonly [Step, ...Step[]]) => {
  const day = (steps.at(-1) as Step).day;
  const then = (step: Step) => count(input, [...steps, step]);
  const by = (kind: 'plus' | 'minus', length: Duration, result: Day, fact?: string) =>
    then({ kind, by: length, day: result, ...(fact ? { fact: fact as FactId } : {}) });
  return {
    /** Adds the length of a duration fact, e.g. three years. */
    plusFact: (fact: string) => by('plus', input.duration(fact), plus(day, input.duration(fact)), fact),
    minusFact: (fact: string) => by('minus', input.duration(fact), minus(day, input.duration(fact)), fact),
    nextDay: () => then({ kind: 'next-day', day: nextDay(day) }),
    dayBefore: () => then({ kind: 'day-before', day: dayBefore(day) }),
    /** One day earlier than the law asks, to be on the safe side. */
    safeDay: () => then({ kind: 'safe-day', day: dayBefore(day) }),
    /** Algemene termijnenwet, art. 1; adds a line only when the day moves. */
    workingDay: () => {
      const moved = toWorkingDay(day, input.holidays);
      return moved === day ? count(input, steps) : then({ kind: 'working-day', day: moved });
    },
    done: (): Deadline => ({ day, steps }),
  };
};
