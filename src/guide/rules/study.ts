// Rules of study and benefit: objection to the municipality (Awb), the search period under 27 (Participatiewet).
import type { Day } from '../../content/schema/ids.ts';
import { daysBetween } from '../calendar.ts';
import { countFrom } from './count.ts';
import type { Condition, DeadlineRule, RuleInput, Rules } from './rule.ts';

const objection: DeadlineRule = {
  kind: 'deadline',
  source: 'Awb, art. 6:7 and 6:8: six weeks from the day after sending; Algemene termijnenwet, art. 1',
  needs: ['letter-date'],
  facts: ['objection-weeks'],
  compute: (input) => countFrom(input, 'letter-date').plusFact('objection-weeks').workingDay().done(),
};

/** The earliest day of the application; being later costs nothing, so it is not moved. */
const searchPeriod: DeadlineRule = {
  kind: 'deadline',
  source: 'Participatiewet, art. 41 lid 4: no application within four weeks after the melding',
  needs: ['report-date'],
  facts: ['search-period-u27'],
  compute: (input) => countFrom(input, 'report-date').plusFact('search-period-u27').done(),
};

const decision: DeadlineRule = {
  kind: 'deadline',
  source: 'Awb, art. 4:13: a decision within eight weeks after the application',
  needs: ['asked-date'],
  facts: ['benefit-decision-weeks'],
  compute: (input) => countFrom(input, 'asked-date').plusFact('benefit-decision-weeks').done(),
};

const endOf = (deadline: DeadlineRule, input: RuleInput): Day => deadline.compute(input).day;

const after = (deadline: DeadlineRule, holds: (input: RuleInput) => boolean): Condition => ({
  kind: 'condition',
  source: deadline.source,
  needs: deadline.needs,
  facts: deadline.facts,
  holds,
});

/** Nobody wrote, asked or reported on a day that is still to come: a slip of the pen would move the end. */
const ahead = (question: string): Condition => ({
  kind: 'condition',
  source: 'No law: a day that is still to come was typed or read wrongly',
  needs: [question],
  facts: [],
  holds: (input) => input.day(question) > input.today,
});

export const study: Rules = {
  'objection-end': objection,
  'objection-over': after(objection, (input) => input.today > endOf(objection, input)),
  'objection-soon': {
    kind: 'condition',
    source: `${objection.source}; with few days left a person looks the same day (no law)`,
    needs: objection.needs,
    facts: [...objection.facts, 'urgent-days'],
    holds: (input) => {
      const left = daysBetween(input.today, endOf(objection, input));
      return left >= 0 && left <= input.amount('urgent-days');
    },
  },
  'benefit-stopped': {
    kind: 'condition',
    source: 'Participatiewet, art. 52: an advance for those who have nothing; Awb, art. 8:81',
    needs: ['situation'],
    facts: [],
    holds: (input) => input.choice('situation') === 'stopped',
  },
  'study-letter-ahead': ahead('letter-date'),
  'search-period-end': searchPeriod,
  'search-period-over': after(searchPeriod, (input) => input.today >= endOf(searchPeriod, input)),
  'report-date-ahead': ahead('report-date'),
  'study-decision-due': decision,
  'study-decision-late': after(decision, (input) => input.today > endOf(decision, input)),
  'asked-date-ahead': ahead('asked-date'),
};
