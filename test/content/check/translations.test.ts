// Translations that lost a fill-in, a step, an answer, a risky outcome, or the Dutch they were made from.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const english = 'locales/en/flows/term.yaml';
const article = 'content/articles/extension/en.md';

test('a lost fill-in and one too many', () => {
  expect(printed({ [english]: swap('You have {{fact.term}}.', 'You have {{fact.desk-phone}}.') })).toEqual([
    'locales/en/flows/term.yaml:17  in-time.steps: {{fact.term}} of the Dutch is missing  (translations)',
    'locales/en/flows/term.yaml:17  in-time.steps: {{fact.desk-phone}} is not in the Dutch  (translations)',
  ]);
  expect(printed({ [article]: swap('You have {{fact.term}}.', 'You have time.') })).toEqual([
    'content/articles/extension/en.md:15  body: {{fact.term}} of the Dutch is missing  (translations)',
  ]);
});

test('another number of steps', () => {
  expect(printed({ [english]: swap('    - Do your exam before this day.\n', '') })).toEqual([
    'locales/en/flows/term.yaml:15  in-time.steps: has 1 line, the Dutch has 2  (translations)',
  ]);
});

test('a missing answer or warning is an error, a missing explanation is not', () => {
  expect(printed({ [english]: swap('    new: The new law\n', '') })).toEqual([
    'locales/en/flows/term.yaml:7  which-law.options: "new" of the Dutch is missing  (translations)',
  ]);
  expect(printed({ [english]: swap('  warning: Call {{fact.desk-phone}} today.\n', '') })).toEqual([
    'locales/en/flows/term.yaml:18  too-late: "warning" of the Dutch is missing  (translations)',
  ]);
  expect(printed({ [english]: swap('  why: Each law gives another time.\n', '') })).toEqual([
    'locales/en/flows/term.yaml:4  warning: which-law: "why" of the Dutch is missing  (translations)',
  ]);
});

test('a missing outcome: an error where the risk is high, else a warning', () => {
  const without = (node: string) => (text: string) => text.replace(new RegExp(`^${node}:\\n(?: .*\\n)+`, 'm'), '');
  expect(printed({ [english]: without('in-time') })).toEqual([
    'locales/en/flows/term.yaml:10  "in-time" is not translated, and its risk is high  (translations)',
  ]);
  expect(printed({ [english]: without('too-late') })).toEqual([
    'locales/en/flows/term.yaml:13  warning: "too-late" is not translated  (translations)',
  ]);
});

test('a flow and an article that are not translated', () => {
  expect(printed({ [english]: undefined, [article]: undefined })).toEqual([
    'content/articles/extension/en.md  warning: the article is not translated  (translations)',
    'locales/en/flows/term.yaml  the flow is not translated; at 1 of its outcomes the risk is high  (translations)',
  ]);
});

test('a text whose Dutch has changed since', () => {
  const review = 'flows/term/too-late: { of: "0123456789ab", by: person, on: 2026-11-01 }\n';
  expect(printed({ 'locales/en/review.yaml': review })).toEqual([
    'locales/en/flows/term.yaml:18  warning: too-late: the Dutch has changed since this was translated  (translations)',
  ]);
});

test('a language in preparation is only warned', () => {
  const words = 'title: x\nlabel: x\nsummary: x\ntoo-late: { verdict: x, warning: x }\n';
  expect(printed({ 'locales/ar/flows/term.yaml': words })).toEqual([
    'locales/ar/flows/term.yaml:4  warning: too-late.warning: {{fact.desk-phone}} of the Dutch is missing  (translations)',
  ]);
});

test('ui.yaml: other keys and fill-ins, plural forms aside', () => {
  const ui = 'locales/en/ui.yaml';
  expect(printed({ [ui]: swap('  menu: Menu', '  menue: Menu') })).toEqual([
    'locales/en/ui.yaml  "ways.menu" of the Dutch is missing  (translations)',
    'locales/en/ui.yaml:2  ways.menue: is not in the Dutch ui.yaml; did you mean "ways.menu"?  (translations)',
  ]);
  expect(printed({ [ui]: swap('{{count}}', '{{cuont}}') })).toEqual([
    'locales/en/ui.yaml:8  search.found: {{count}} of the Dutch is missing  (translations)',
    'locales/en/ui.yaml:8  search.found: {{cuont}} is not in the Dutch  (translations)',
  ]);
  expect(
    printed({
      [ui]: swap('  found: "Found: {{count}}"', '  found_one: "One found"\n  found_other: "Found: {{count}}"'),
    }),
  ).toEqual([]);
});
