// Rules of family reunification: the months of nareis, the law of June 2026, objection terms, the entry visa.
import type { Day } from '../../content/schema/ids.ts';
import { daysBetween, plus } from '../calendar.ts';
import { countFrom } from './count.ts';
import type { Condition, DeadlineRule, RuleInput, Rules } from './rule.ts';

/** From here on a person must help today: our choice, not the law's. */
const fewDays = 14;
/** With fewer days than this to collect the mvv, ask for more time. */
const fewDaysToCollect = 30;

const filingTerm = 'Vw 2000, art. 29: nareis is asked within the term after the asylum decision';
const statusLaw = 'Wet invoering tweestatusstelsel; Vw 2000, art. 29 and 29a';

const legalEnd = (input: RuleInput): Day => plus(input.day('decision-date'), input.duration('nareis-term'));
const beforeTwoStatus = (input: RuleInput): boolean => input.day('filed-date') < input.date('two-status-start');

const condition = (rule: Omit<Condition, 'kind'>): Condition => ({ kind: 'condition', ...rule });

/** A letter cannot carry a day that is still to come: then the day was typed or read wrongly. */
const ahead = (question: string): Condition =>
  condition({
    source: 'No letter carries a day that is still to come',
    needs: [question],
    facts: [],
    holds: (input) => input.day(question) > input.today,
  });

const said = (question: string, answer: string, source: string): Condition =>
  condition({ source, needs: [question], facts: [], holds: (input) => input.choice(question) === answer });

const over = (deadline: DeadlineRule): Condition =>
  condition({
    source: deadline.source,
    needs: deadline.needs,
    facts: deadline.facts,
    holds: (input) => input.today > deadline.compute(input).day,
  });

/** Not moved to a working day: until a court has said otherwise, the earlier day is the safe one. */
const afterLetter = (fact: string, source: string): DeadlineRule => ({
  kind: 'deadline',
  source,
  needs: ['letter-date'],
  facts: [fact],
  compute: (input) => countFrom(input, 'letter-date').plusFact(fact).done(),
});

const safeDate: DeadlineRule = {
  kind: 'deadline',
  source: `${filingTerm}; shown one day earlier, and never moved to a later working day`,
  needs: ['decision-date'],
  facts: ['nareis-term'],
  compute: (input) => countFrom(input, 'decision-date').plusFact('nareis-term').safeDay().done(),
};

const objectionEnd = afterLetter(
  'nareis-objection-term',
  'Vw 2000, art. 69: objection against a refusal of nareis or mvv',
);
const appealEnd = afterLetter('court-appeal-term-regular', 'Vw 2000, art. 69: appeal after an objection');

const collectBy: DeadlineRule = {
  kind: 'deadline',
  source: 'Vw 2000: the mvv is collected within the term after the approval',
  needs: ['approval-date'],
  facts: ['mvv-collect-term'],
  compute: (input) => countFrom(input, 'approval-date').plusFact('mvv-collect-term').done(),
};

export const family: Rules = {
  'nareis-safe-date': safeDate,
  'nareis-decision-ahead': ahead('decision-date'),
  'nareis-term-over': condition({
    source: filingTerm,
    needs: ['decision-date'],
    facts: ['nareis-term'],
    holds: (input) => input.today > legalEnd(input),
  }),
  'nareis-term-over-b': condition({
    source: `${filingTerm}; not verified for B-status`,
    needs: ['decision-date', 'status'],
    facts: ['nareis-term'],
    holds: (input) => input.choice('status') === 'b' && input.today > legalEnd(input),
  }),
  'nareis-term-soon': condition({
    source: filingTerm,
    needs: ['decision-date'],
    facts: ['nareis-term'],
    holds: (input) => daysBetween(input.today, safeDate.compute(input).day) <= fewDays,
  }),
  'nareis-status-b': said('status', 'b', statusLaw),
  'nareis-status-not-sure': said('status', 'not-sure', statusLaw),
  'nareis-for-parents': said('who', 'parents', 'Directive 2003/86/EC, art. 2 and 10; CJEU C-550/16'),
  'nareis-family-unsure': condition({
    source: `${statusLaw}: not verified for registered partners, foster and stepchildren`,
    needs: ['who'],
    facts: [],
    holds: (input) => ['registered-or-foster', 'not-sure'].includes(input.choice('who')),
  }),
  'nareis-filed-ahead': ahead('filed-date'),
  'filed-before-two-status': condition({
    source: statusLaw,
    needs: ['filed-date'],
    facts: ['two-status-start'],
    holds: beforeTwoStatus,
  }),
  'filed-before-two-status-b': condition({
    source: statusLaw,
    needs: ['filed-date', 'status'],
    facts: ['two-status-start'],
    holds: (input) => beforeTwoStatus(input) && input.choice('status') === 'b',
  }),
  'immigration-letter-ahead': ahead('letter-date'),
  'immigration-objection-end': objectionEnd,
  'immigration-objection-over': over(objectionEnd),
  'immigration-appeal-end': appealEnd,
  'after-objection': said('which-letter', 'objection', appealEnd.source),
  'immigration-appeal-over': condition({
    source: appealEnd.source,
    needs: ['letter-date', 'which-letter'],
    facts: appealEnd.facts,
    holds: (input) => input.choice('which-letter') === 'objection' && input.today > appealEnd.compute(input).day,
  }),
  'ind-still-in-time': condition({
    source: 'Awb, art. 6:12: a notice sent before the last day of the IND is not valid',
    needs: ['decide-by'],
    facts: [],
    holds: (input) => input.today <= input.day('decide-by'),
  }),
  'ind-notice-from': {
    kind: 'deadline',
    source: 'Awb, art. 6:12: the day after the last day of the IND',
    needs: ['decide-by'],
    facts: [],
    compute: (input) => countFrom(input, 'decide-by').nextDay().done(),
  },
  'mvv-approval-ahead': ahead('approval-date'),
  'mvv-collect-by': collectBy,
  'mvv-collect-over': over(collectBy),
  'mvv-collect-soon': condition({
    source: collectBy.source,
    needs: collectBy.needs,
    facts: collectBy.facts,
    holds: (input) => daysBetween(input.today, collectBy.compute(input).day) < fewDaysToCollect,
  }),
};
