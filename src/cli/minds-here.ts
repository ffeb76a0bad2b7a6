// The content of this folder as minds for a command: all problems printed, errors end the command with exit code 3.
import { fileURLToPath } from 'node:url';
import { todayIn } from '../clock.ts';
import { checkContent } from '../content/check/all.ts';
import type { Content } from '../content/content.ts';
import { loadContent } from '../content/load.ts';
import { print } from '../content/problem.ts';
import type { Day } from '../content/schema/ids.ts';
import { rules } from '../guide/rules/all.ts';
import { makeMinds } from '../minds.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The checked content; prints errors and exits when it cannot be used. */
export const contentHere = (today: Day): Content => {
  const { content, loaded, problems } = loadContent(root);
  const errors = [...problems, ...(loaded ? checkContent(loaded, { rules, today }) : [])].filter(
    ({ severity }) => severity === 'error',
  );
  if (content && errors.length === 0) return content;
  for (const problem of errors) console.error(print(problem));
  process.exit(3);
};

export const mindsHere = (day?: string) => {
  const today = () => todayIn(day ?? process.env.TODAY);
  return makeMinds({ content: contentHere(today()), today, sheetPath: () => '' });
};
