// Facts without a value today, with overlapping periods, without a source, old, ending, uncertain, unused.
import { expect, test } from 'vitest';
import type { Day } from '../../../src/content/schema/ids.ts';
import { printed, swap } from '../sample.ts';

const file = 'content/facts/term.yaml';
const values = (text: string) => ({ [file]: swap('values: [{ from: 2022-01-01, is: 3 years }]', `values: [${text}]`) });
const on = (today: string) => ({ today: today as Day });

test('no value for today: not yet, and no longer', () => {
  const says = (today: string) => `content/facts/term.yaml:7  term.values: has no value for today (${today})  (facts)`;
  expect(printed({}, on('2021-12-31'))).toContain(says('2021-12-31'));
  expect(printed({}, on('2022-01-01'))).not.toContain(says('2022-01-01'));
  expect(printed(values('{ until: 2026-11-23, is: 3 years }'))).toContain(says('2026-11-24'));
  expect(printed(values('{ until: 2026-11-24, is: 3 years }, { from: 2026-11-25, is: 4 years }'))).toEqual([]);
});

test('periods that overlap, and one that ends before it starts', () => {
  expect(printed(values('{ until: 2028-01-01, is: 3 years }, { from: 2028-01-01, is: 4 years }'))).toEqual([
    'content/facts/term.yaml:7  term.values: this period overlaps with an earlier one; close that with "until"  (facts)',
  ]);
  expect(
    printed(values('{ from: 2022-01-01, is: 3 years }, { from: 2020-01-01, until: 2019-01-01, is: 4 years }')),
  ).toEqual([
    'content/facts/term.yaml:7  term.values: the period ends (2019-01-01) before it starts (2020-01-01)  (facts)',
  ]);
});

test('a missing source is an error of form; a source not found is told', () => {
  expect(printed({ [file]: swap('  source: https://wetten.overheid.nl/BWBR0044770\n', '') })).toEqual([
    'content/facts/term.yaml:1  term: "source" is missing  (shape)',
  ]);
  expect(printed({ [file]: swap('source: https://wetten.overheid.nl/BWBR0044770', 'source: not found') })).toEqual([
    'content/facts/term.yaml:3  warning: term.source: no page was found that says so: the text must say whom to ask  (facts)',
  ]);
});

test('checked 180 days ago is fine, 181 is long, tomorrow is wrong', () => {
  const checked = (day: string) => printed({ [file]: swap('checked: 2026-11-01', `checked: ${day}`) });
  expect(checked('2026-05-28')).toEqual([]);
  expect(checked('2026-05-27')).toEqual([
    'content/facts/term.yaml:5  warning: term.checked: was last checked 181 days ago; look it up again  (facts)',
  ]);
  expect(checked('2026-11-25')).toEqual([
    'content/facts/term.yaml:5  warning: term.checked: was checked on 2026-11-25, which is still to come  (facts)',
  ]);
});

test('a value that ends within 60 days with nothing after it', () => {
  expect(printed(values('{ until: 2027-01-23, is: 3 years }'))).toEqual([
    'content/facts/term.yaml:7  warning: term.values: the value ends on 2027-01-23, in 60 days, and nothing follows it  (facts)',
  ]);
  expect(printed(values('{ until: 2027-01-24, is: 3 years }'))).toEqual([]);
});

test('an unused fact without a value today leaves no gap, so it is only told', () => {
  const spare = `spare: { type: age, source: https://example.org, checked: 2026-11-01, confidence: high, values: [{ until: 2020-01-01, is: 18 }] }\n`;
  expect(printed({ [file]: (text) => text + spare })).toEqual([
    'content/facts/term.yaml:14  warning: spare.values: has no value for today (2026-11-24)  (expired)',
    'content/facts/term.yaml:14  warning: spare: no text and no rule uses this fact  (facts)',
  ]);
});

test('low confidence, and a fact nothing uses', () => {
  expect(printed({ [file]: swap('confidence: high', 'confidence: low') })).toEqual([
    'content/facts/term.yaml:6  warning: term.confidence: the confidence is low: the text must say whom to ask  (facts)',
  ]);
  const spare =
    'spare: { type: age, source: https://example.org, checked: 2026-11-01, confidence: high, values: [{ is: 18 }] }\n';
  expect(printed({ [file]: (text) => text + spare })).toEqual([
    'content/facts/term.yaml:14  warning: spare: no text and no rule uses this fact  (facts)',
  ]);
});

test('a fact that only a text uses and that has ended is told apart: the house opens and says that it has changed', () => {
  const ended =
    'fee: { type: money, source: https://example.org, checked: 2026-11-01, confidence: high, values: [{ until: 2026-01-31, is: 20 }] }\n';
  expect(
    printed({
      [file]: (text) => text + ended,
      'locales/nl/ui.yaml': (text) => `${text}\nextra: Dit kost {{fact.fee}}\n`,
    }).filter((line) => line.includes('(expired)')),
  ).toEqual(['content/facts/term.yaml:14  fee.values: has no value for today (2026-11-24)  (expired)']);
});
