// The content that people will read has no errors, and the whole check is quick enough to run at every start.
import { expect, test } from 'vitest';
import { problemsIn } from '../../src/cli/check.ts';
import { todayIn } from '../../src/clock.ts';
import { print } from '../../src/content/problem.ts';

test('content/ and locales/ have no errors', () => {
  const problems = problemsIn(process.cwd(), todayIn(process.env.TODAY));
  expect(problems.filter(({ severity }) => severity === 'error').map(print)).toEqual([]);
});
