// The sample itself: in order, so that each test that breaks one thing sees only that.
import { expect, test } from 'vitest';
import { printed } from './sample.ts';

test('the sample gives no problems', () => {
  expect(printed()).toEqual([]);
});
