// The word an editor probably meant.
import { expect, test } from 'vitest';
import { didYouMean, letterDistance, nearest } from '../../src/content/did-you-mean.ts';

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['term', 'term', 0],
  ['term', 'tern', 1],
  ['term', 'terms', 1],
  ['term', 'trem', 1],
  ['kitten', 'sitting', 3],
])('%s and %s differ by %i', (one, other, distance) => {
  expect(letterDistance(one, other)).toBe(distance);
  expect(letterDistance(other, one)).toBe(distance);
});

test('the nearest within reach, else nothing', () => {
  expect(nearest('term-ends-son', ['term-over', 'term-ends-soon'])).toBe('term-ends-soon');
  expect(nearest('nareis', ['study', 'inburgering'])).toBeUndefined();
  expect(didYouMean('trm', ['term'])).toBe('; did you mean "term"?');
  expect(didYouMean('x', [])).toBe('');
});
