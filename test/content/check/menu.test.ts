// Flows that are unknown to the menu, unknown to the flows, or listed twice.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const menu = 'content/menu.yaml';

test('an unknown flow, and a flow nobody can choose', () => {
  expect(printed({ [menu]: swap('[term]', '[trm]') })).toEqual([
    'content/menu.yaml:3  subjects: there is no flow "trm"; did you mean "term"?  (menu)',
    'content/flows/term.yaml  the flow is in no subject of content/menu.yaml, so nobody can choose it  (menu)',
  ]);
});

test('a flow twice', () => {
  expect(printed({ [menu]: swap('[term]', '[term, term]') })).toEqual([
    'content/menu.yaml:3  subjects: "term" stands in the menu already, under "inburgering"  (menu)',
  ]);
});

test('a subject without words', () => {
  expect(printed({ [menu]: swap('id: inburgering', 'id: study') })).toEqual([
    'content/menu.yaml:2  subjects: locales/nl/ui.yaml has no "subject.study.label"  (menu)',
    'content/menu.yaml:2  subjects: locales/nl/ui.yaml has no "subject.study.hint"  (menu)',
  ]);
});

test('a flow that is there but malformed is not called unknown', () => {
  expect(
    printed({ 'content/flows/term.yaml': swap('owner: desk\n', '') }).filter((line) => line.includes('(menu)')),
  ).toEqual([]);
});
