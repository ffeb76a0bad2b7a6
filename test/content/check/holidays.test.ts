// A list of holidays that ends too soon.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

test('the list must reach a year ahead', () => {
  expect(printed({ 'content/holidays.yaml': swap('2028-12-25', '2027-05-05') })).toEqual([
    'content/holidays.yaml:2  warning: 2027-05-05: the last holiday is 2027-05-05; add the coming years  (holidays)',
  ]);
});
