// `npm run content`: everything that is wrong with content and locales, sorted as a compiler would; exit 1 on an error.
import { todayIn } from '../clock.ts';
import { checkContent } from '../content/check/all.ts';
import { loadContent } from '../content/load.ts';
import { type Problem, print } from '../content/problem.ts';
import type { Day } from '../content/schema/ids.ts';
import { rules } from '../guide/rules/all.ts';

/** All problems of a folder that holds `content/` and `locales/`, by file and line. */
export const problemsIn = (root: string, today: Day): readonly Problem[] => {
  const { loaded, problems } = loadContent(root);
  const all = loaded ? [...problems, ...checkContent(loaded, { rules, today })] : problems;
  return all.toSorted((one, other) => one.file.localeCompare(other.file) || (one.line ?? 0) - (other.line ?? 0));
};

export const summary = (problems: readonly Problem[]): string => {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  return problems.length === 0
    ? 'The content is in order.'
    : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}.${errors > 0 ? ' Wegwijs does not start with an error.' : ''}`;
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

if (process.argv[1]?.endsWith('check.ts')) {
  const problems = problemsIn(process.cwd(), todayIn(process.env.TODAY));
  if (process.argv.includes('--json')) console.log(JSON.stringify(problems, null, 2));
  else console.log([...problems.map(print), summary(problems)].join('\n'));
  process.exitCode = problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}
