// What a rule is: a small pure function with a legal source, used by flows under its id.
import type { Duration } from '../../content/schema/duration.ts';
import type { FactValue } from '../../content/schema/fact.ts';
import type { Day, FactId, NodeId } from '../../content/schema/ids.ts';

/** What a rule may look at. Readers throw when the answer was not given: `needs` keeps flows from that. */
export type RuleInput = {
  readonly today: Day;
  readonly holidays: Readonly<Record<Day, string>>;
  day(question: string): Day;
  number(question: string): number;
  choice(question: string): string;
  /** The value of a fact on `today`, or on the day given. */
  duration(fact: string, on?: Day): Duration;
  date(fact: string, on?: Day): Day;
  amount(fact: string, on?: Day): number;
};

/** One line of a calculation as it is shown to the person. */
export type Step =
  | { readonly kind: 'start'; readonly question: NodeId; readonly day: Day }
  | { readonly kind: 'plus' | 'minus'; readonly by: Duration; readonly fact?: FactId; readonly day: Day }
  | { readonly kind: 'next-day' | 'day-before' | 'working-day' | 'safe-day'; readonly day: Day };

export type Deadline = { readonly day: Day; readonly steps: readonly Step[] };

type Common = {
  /** Law article or page the rule follows. */
  readonly source: string;
  /** Questions whose answers the rule reads; the content check proves that they were asked before. */
  readonly needs: readonly string[];
  /** Facts the rule reads. */
  readonly facts: readonly string[];
};

export type Condition = Common & { readonly kind: 'condition'; holds(input: RuleInput): boolean };
export type DeadlineRule = Common & { readonly kind: 'deadline'; compute(input: RuleInput): Deadline };
export type Rule = Condition | DeadlineRule;
export type Rules = Readonly<Record<string, Rule>>;
export type { FactValue };
