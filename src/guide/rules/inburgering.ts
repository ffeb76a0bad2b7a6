// Rules of the Wet inburgering 2021: the three years from the PIP, extra time, the municipality's ten weeks.
import { minus } from '../calendar.ts';
import { countFrom } from './count.ts';
import type { RuleInput, Rules } from './rule.ts';

const lastDay = (input: RuleInput) => countFrom(input, 'pip-date').plusFact('inburgering-term-length');
const firstDayToAsk = (input: RuleInput) => lastDay(input).minusFact('extension-window');
const pipDue = (input: RuleInput) => countFrom(input, 'pip-count-date').plusFact('pip-deadline-weeks');

/** No plan and no notice of this law can be older than the law or come from the future: a slip of the pen. */
const cannotBe = (input: RuleInput, question: string) =>
  input.day(question) > input.today || input.day(question) < input.date('wi2021-start');

export const inburgering: Rules = {
  'inburgering-end-date': {
    kind: 'deadline',
    source: 'Wet inburgering 2021, art. 11: three years, starting on the day after the date of the first PIP',
    needs: ['pip-date'],
    facts: ['inburgering-term-length'],
    compute: (input) => lastDay(input).done(),
  },
  'inburgering-extension-opens': {
    kind: 'deadline',
    source: 'Besluit inburgering 2021, art. 4.5 lid 1: extra time may be asked in the last six months of the term',
    needs: ['pip-date'],
    facts: ['inburgering-term-length', 'extension-window'],
    compute: (input) => firstDayToAsk(input).done(),
  },
  'inburgering-course-limit': {
    kind: 'deadline',
    source: 'Regeling inburgering 2021, art. 4.1 lid 1 onder g: a course offered within three months after the PIP',
    needs: ['pip-date'],
    facts: ['extension-late-offer'],
    compute: (input) => countFrom(input, 'pip-date').plusFact('extension-late-offer').done(),
  },
  'inburgering-pip-due': {
    kind: 'deadline',
    source:
      'Besluit inburgering 2021, art. 5.3: a PIP within ten weeks after the notice, or after a later registration',
    needs: ['pip-count-date'],
    facts: ['pip-deadline-weeks'],
    compute: (input) => pipDue(input).done(),
  },
  'inburgering-term-over': {
    kind: 'condition',
    source: 'Wet inburgering 2021, art. 11',
    needs: ['pip-date'],
    facts: ['inburgering-term-length'],
    holds: (input) => input.today > lastDay(input).done().day,
  },
  'inburgering-last-weeks': {
    kind: 'condition',
    source: 'No law: with four weeks or less to go a person looks first',
    needs: ['pip-date'],
    facts: ['inburgering-term-length', 'inburgering-last-weeks'],
    holds: (input) => input.today >= minus(lastDay(input).done().day, input.duration('inburgering-last-weeks')),
  },
  'inburgering-extension-open': {
    kind: 'condition',
    source: 'Besluit inburgering 2021, art. 4.5 lid 1',
    needs: ['pip-date'],
    facts: ['inburgering-term-length', 'extension-window'],
    holds: (input) => input.today >= firstDayToAsk(input).done().day,
  },
  'inburgering-pip-late': {
    kind: 'condition',
    source: 'Besluit inburgering 2021, art. 5.3',
    needs: ['pip-count-date'],
    facts: ['pip-deadline-weeks'],
    holds: (input) => input.today > pipDue(input).done().day,
  },
  'inburgering-pip-date-odd': {
    kind: 'condition',
    source: 'Wet inburgering 2021, art. 54: a PIP exists since this law only',
    needs: ['pip-date'],
    facts: ['wi2021-start'],
    holds: (input) => cannotBe(input, 'pip-date'),
  },
  'inburgering-count-date-odd': {
    kind: 'condition',
    source: 'Wet inburgering 2021, art. 54',
    needs: ['pip-count-date'],
    facts: ['wi2021-start'],
    holds: (input) => cannotBe(input, 'pip-count-date'),
  },
  'inburgering-letter-in-future': {
    kind: 'condition',
    source: 'A letter cannot be sent after today: a slip of the pen would move the end of the objection term',
    needs: ['letter-date'],
    facts: [],
    holds: (input) => input.day('letter-date') > input.today,
  },
};
