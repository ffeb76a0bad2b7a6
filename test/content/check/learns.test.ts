// Two flows that learn the same thing under different ids.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const second = (question: string) => ({
  'content/menu.yaml': swap('[term]', '[term, two]'),
  'content/flows/two.yaml': `topic: inburgering.who
owner: desk
reviewed: 2026-11-01
sources: [{ url: https://example.org, name: Example, date: 2026-11-01 }]
start: law
questions:
  law: ${question}
outcomes:
  done: { articles: [extension], risk: normal }
`,
  'locales/nl/flows/two.yaml': `title: Welke wet?
label: Welke wet?
summary: De wet die geldt
law:
  question: Welke wet geldt?
  options: { odl: Oud, new: Nieuw, newer: Nieuwer, rest: Rest, old: Oud }
done: { verdict: Klaar. }
`,
});
const about = (question: string) => printed(second(question)).filter((line) => line.includes('(learns)'));

test('an answer that nearly has the id of the other flow', () => {
  expect(about('{ asks: choice, learns: law, options: { odl: done, new: done } }')).toEqual([
    'content/flows/two.yaml:7  questions.law.options.odl: "odl" is learned as "law", and term/which-law knows another id; did you mean "old"?  (learns)',
  ]);
});

test('an answer more is no fault', () => {
  expect(about('{ asks: choice, learns: law, options: { old: done, new: done, newer: done } }')).toEqual([]);
});

test('nothing in common, or another kind of question', () => {
  expect(about('{ asks: choice, learns: law, options: { rest: done } }')).toEqual([
    'content/flows/two.yaml:7  questions.law.learns: shares no answer with term/which-law, which learns "law" too; use another key  (learns)',
  ]);
  expect(about('{ asks: date, learns: law, next: [{ to: done }] }')).toEqual([
    'content/flows/two.yaml:7  questions.law.learns: "law" is a choice in term/which-law and a date here; use another key  (learns)',
  ]);
});
