// Nodes and answers without words, words of what is gone, fill-ins that nothing fills.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const flow = 'content/flows/term.yaml';
const dutch = 'locales/nl/flows/term.yaml';
const english = 'locales/en/flows/term.yaml';

test('a flow without Dutch words', () => {
  expect(printed({ [dutch]: undefined, [english]: undefined })).toContain(
    'locales/nl/flows/term.yaml  the flow "term" has no Dutch words; make this file  (texts)',
  );
});

test('a node without words, and words of a node that is gone', () => {
  expect(printed({ [dutch]: swap('too-late:\n', 'to-late:\n') })).toEqual(
    expect.arrayContaining([
      'locales/nl/flows/term.yaml:13  "too-late" has no Dutch words  (texts)',
      'locales/nl/flows/term.yaml:18  to-late: the flow has no question or outcome "to-late"; did you mean "too-late"?  (texts)',
    ]),
  );
});

test('an answer without words, and words of an answer that is gone, in any language', () => {
  expect(printed({ [dutch]: swap('    new: De nieuwe wet\n', '') })).toContain(
    'locales/nl/flows/term.yaml:7  which-law.options: the answer "new" has no words  (texts)',
  );
  expect(printed({ [english]: swap('    new: The new law', '    newr: The new law') })).toContain(
    'locales/en/flows/term.yaml:9  which-law.options.newr: the question has no answer "newr"; did you mean "new"?  (texts)',
  );
});

test('words of a flow that is not there', () => {
  expect(printed({ 'locales/nl/flows/trm.yaml': 'title: Ja\nlabel: Ja\nsummary: Ja\n' })).toContain(
    'locales/nl/flows/trm.yaml  there is no flow "trm"; did you mean "term"?  (texts)',
  );
});

test('a fill-in that is no fact, in a flow and in an article', () => {
  expect(printed({ [dutch]: swap('{{fact.term}}', '{{fact.trm}}') })).toContain(
    'locales/nl/flows/term.yaml:17  in-time.steps: {{fact.trm}} is no fact; did you mean "term"?  (texts)',
  );
  expect(printed({ 'content/articles/extension/nl.md': swap('{{fact.term}}', '{{fact.trm}}') })).toContain(
    'content/articles/extension/nl.md:25  body: {{fact.trm}} is no fact; did you mean "term"?  (texts)',
  );
});

test('a day that this outcome does not compute, or that stands at a question or in an article', () => {
  expect(printed({ [dutch]: swap('{{day.pip-end}}', '{{day.pip-nd}}') })).toContain(
    'locales/nl/flows/term.yaml:14  in-time.verdict: {{day.pip-nd}} is no day that this outcome computes; did you mean "pip-end"?  (texts)',
  );
  expect(printed({ [dutch]: swap('De tijd is per wet anders.', 'Op {{day.pip-end}}.') })).toContain(
    'locales/nl/flows/term.yaml:6  which-law.why: {{day.pip-end}} is a day that only an outcome can show  (texts)',
  );
  expect(
    printed({ [flow]: swap('remind: { on: pip-end', 'remind: { on: pip-nd') }).some((line) => line.includes('(texts)')),
  ).toBe(false);
});

test('a fill-in of another kind, and a brace alone', () => {
  expect(printed({ [dutch]: swap('{{fact.term}}', '{{name}}') })).toContain(
    'locales/nl/flows/term.yaml:17  in-time.steps: {{name}} can only be {{fact.…}} or {{day.…}}  (texts)',
  );
  expect(printed({ [dutch]: swap('{{fact.term}} de tijd', '{{fact.term} de tijd') })).toContain(
    'locales/nl/flows/term.yaml:17  in-time.steps: a {{ or }} stands alone  (texts)',
  );
});
