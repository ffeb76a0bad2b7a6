// Articles that are not there, and golden questions that prove nothing.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const dutch = 'content/articles/extension/nl.md';

test('an unknown article in a flow, an unknown neighbour, its own neighbour', () => {
  expect(printed({ 'content/flows/term.yaml': swap('    articles: [extension]', '    articles: [extnsion]') })).toEqual(
    [
      'content/flows/term.yaml:21  outcomes.in-time.articles: there is no article "extnsion"; did you mean "extension"?  (articles)',
    ],
  );
  expect(printed({ [dutch]: swap('near: []', 'near: [fine]') })).toEqual([
    'content/articles/extension/nl.md:15  near: there is no article "fine"  (articles)',
  ]);
  expect(printed({ [dutch]: swap('near: []', 'near: [extension]') })).toEqual([
    'content/articles/extension/nl.md:15  near: an article is not its own neighbour  (articles)',
  ]);
});

test('a golden question that is indexed too, marks and capitals aside', () => {
  expect(printed({ [dutch]: swap('- mag het later', '- kan ik meer tijd krijgen') })).toEqual([
    'content/articles/extension/nl.md:12  tests: the golden question "kan ik meer tijd krijgen" is an indexed question of "extension"; word it otherwise  (articles)',
  ]);
});

test('fewer than three golden questions', () => {
  expect(printed({ [dutch]: swap('  - mag het later\n', '') }).filter((line) => line.includes('tests'))).toEqual([
    'content/articles/extension/nl.md:11  tests: a list of 2 is too few: at least 3 items  (shape)',
  ]);
});
