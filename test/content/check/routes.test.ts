// Arrows that lead nowhere, nodes no road reaches, loops, roads without an end.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const flow = 'content/flows/term.yaml';

test('an arrow that leads nowhere names what was meant', () => {
  expect(printed({ [flow]: swap('{ to: in-time }', '{ to: in-tme }') })).toContain(
    'content/flows/term.yaml:17  questions.pip-date.next: "in-tme" is no question or outcome of this flow; did you mean "in-time"?  (routes)',
  );
});

test('a start that is not there', () => {
  expect(printed({ [flow]: swap('start: which-law', 'start: which-lw') })).toContain(
    'content/flows/term.yaml:7  start: "which-lw" is no question or outcome of this flow; did you mean "which-law"?  (routes)',
  );
});

test('a node that no road reaches', () => {
  expect(printed({ [flow]: swap('{ to: in-time }', '{ to: too-late }') })).toEqual([
    'content/flows/term.yaml:19  outcomes.in-time: no road leads here  (routes)',
  ]);
});

test('a road that goes round', () => {
  expect(printed({ [flow]: swap('{ to: in-time }', '{ to: which-law }') })).toContain(
    'content/flows/term.yaml:9  questions.which-law: the road goes round: which-law → pip-date → which-law  (routes)',
  );
});

test('a last arrow with a rule, and an arrow after one without', () => {
  const turned = swap(
    '- { when: term-over, to: too-late }\n      - { to: in-time }',
    '- { to: in-time }\n      - { when: term-over, to: too-late }',
  );
  expect(printed({ [flow]: turned })).toEqual([
    'content/flows/term.yaml:17  questions.pip-date.next: the last arrow must have no "when": without it the road has no outcome when no rule holds  (routes)',
    'content/flows/term.yaml:16  questions.pip-date.next: has no "when", so the arrows after it are never taken  (routes)',
  ]);
});

test('a question without answers has no outcome', () => {
  expect(printed({ [flow]: swap('options: { old: too-late, new: pip-date }', 'options: {}') })).toContain(
    'content/flows/term.yaml:9  questions.which-law: has no answers, so the road has no outcome  (routes)',
  );
});

test('an outcome that helps nobody on', () => {
  expect(printed({ [flow]: swap('articles: [extension], handoff: inburgering.term, risk', 'risk') })).toEqual([
    'content/flows/term.yaml:25  warning: outcomes.too-late: leads to no article and to no person  (routes)',
  ]);
});

test('a road of nine questions is long', () => {
  const steps = Array.from(
    { length: 8 },
    (_, index) => `  q${index}: { asks: choice, options: { a: ${index === 7 ? 'which-law' : `q${index + 1}`} } }\n`,
  );
  const long = (text: string) =>
    text.replace('start: which-law', 'start: q0').replace('questions:\n', `questions:\n${steps.join('')}`);
  expect(printed({ [flow]: long })).toContain(
    'content/flows/term.yaml:7  warning: start: the longest road has 10 questions; more than 8 tire people out  (routes)',
  );
});
