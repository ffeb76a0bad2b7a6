// Old ids that lead nowhere, or that still exist.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const file = 'content/renamed.yaml';

test('an old id that leads nowhere', () => {
  expect(printed({ [file]: swap('old-term: term', 'old-term: trm') })).toEqual([
    'content/renamed.yaml:1  old-term: "trm" is not there; did you mean "term"?  (renamed)',
  ]);
  expect(printed({ [file]: swap('which-law', 'which-lw') })).toEqual([
    'content/renamed.yaml:2  term/first: "which-lw" is not there; did you mean "which-law"?  (renamed)',
  ]);
});

test('a node of a flow that was itself renamed', () => {
  expect(printed({ [file]: swap('term/first', 'old-term/first') })).toEqual([]);
});

test('a new node written with its flow, and an old id that is still there', () => {
  expect(printed({ [file]: swap('first: which-law', 'first: term/which-law') })).toEqual([
    'content/renamed.yaml:2  term/first: write only the new id of the node: "which-law"  (renamed)',
  ]);
  expect(printed({ [file]: swap('term/first', 'term/pip-date') })).toEqual([
    'content/renamed.yaml:2  term/pip-date: "pip-date" is still there, so the new id is never looked up  (renamed)',
  ]);
});
