// What a rule may read: the answers given so far, the facts on a day, the holidays.
import { valueOn } from '../content/facts.ts';
import type { Duration } from '../content/schema/duration.ts';
import type { FactValue } from '../content/schema/fact.ts';
import type { Day, FactId } from '../content/schema/ids.ts';
import type { Guide } from './guide.ts';
import type { RuleInput } from './rules/rule.ts';
import type { Answer } from './trail.ts';

/** Throws when a rule reads an answer or a fact that is not there: the content check proves that it cannot. */
export const inputFrom = (guide: Guide, answers: readonly Answer[]): RuleInput => {
  const given = (question: string): string => {
    const answer = answers.find((one) => one.node === question);
    if (!answer) throw new Error(`The rule reads the answer to "${question}", which was not given.`);
    return answer.given;
  };
  const value = (fact: string, on: Day): FactValue => {
    const known = guide.content.facts[fact as FactId];
    const found = known && valueOn(known, on);
    if (found === undefined) throw new Error(`The rule reads the fact "${fact}", which has no value on ${on}.`);
    return found;
  };
  return {
    today: guide.today,
    holidays: guide.content.holidays,
    day: (question) => given(question) as Day,
    number: (question) => Number(given(question)),
    choice: given,
    duration: (fact, on = guide.today) => value(fact, on) as Duration,
    date: (fact, on = guide.today) => value(fact, on) as Day,
    amount: (fact, on = guide.today) => value(fact, on) as number,
  };
};
