// Rules of the Wet inburgering 2021: the three years from the PIP, extra time, the municipality's ten weeks.
import { countFrom } from './count.ts';
import type { Rules } from './rule.ts';

export const inburgering: Rules = {
  'inburgering-end-date': {
    kind: 'deadline',
    source: 'Wet inburgering 2021, art. 11: three years, starting on the day after the date of the PIP',
    needs: ['pip-date'],
    facts: ['inburgering-term-length'],
    compute: (input) => countFrom(input, 'pip-date').plusFact('inburgering-term-length').done(),
  },
};
