// The value of a fact on a day.
import { expect, test } from 'vitest';
import { factsOn, valueOn } from '../../src/content/facts.ts';
import { fact } from '../../src/content/schema/fact.ts';
import type { Day } from '../../src/content/schema/ids.ts';
import { loadSample } from './sample.ts';

const wage = fact.parse({
  type: 'money',
  source: 'not found',
  checked: '2026-11-01',
  confidence: 'low',
  values: [
    { until: '2026-06-30', is: 10 },
    { from: '2026-07-01', until: '2026-12-31', is: 11 },
  ],
});

test.each([
  ['1990-01-01', 10],
  ['2026-06-30', 10],
  ['2026-07-01', 11],
  ['2026-12-31', 11],
  ['2027-01-01', undefined],
])('on %s it is %s', (day, value) => {
  expect(valueOn(wage, day as Day)).toBe(value);
});

test('facts that have no value on a day are left out', () => {
  const { content } = loadSample();
  if (!content) throw new Error('The sample does not load.');
  expect([...factsOn(content, '2021-12-31' as Day).keys()]).toEqual(['desk-phone']);
  expect([...factsOn(content, '2022-01-01' as Day).keys()]).toEqual(['term', 'desk-phone']);
});
