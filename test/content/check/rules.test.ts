// Rules that do not exist, are of the wrong kind, or read what was not asked.
import { expect, test } from 'vitest';
import { known, printed, swap } from '../sample.ts';

const flow = 'content/flows/term.yaml';
const unused = (rule: string) => `content/flows  warning: no flow uses the rule "${rule}"  (rules)`;

test('a rule that does not exist names what was meant', () => {
  expect(printed({ [flow]: swap('when: term-over', 'when: term-ovr') })).toEqual([
    'content/flows/term.yaml:16  questions.pip-date.next: "term-ovr" is no rule; did you mean "term-over"?  (rules)',
    unused('term-over'),
  ]);
});

test('a deadline cannot be a condition, nor the other way round', () => {
  expect(printed({ [flow]: swap('when: term-over', 'when: pip-end') })).toContain(
    'content/flows/term.yaml:16  questions.pip-date.next: "pip-end" computes a day; a "when" needs a rule that holds or not  (rules)',
  );
  expect(printed({ [flow]: swap('computes: [pip-end]', 'computes: [term-over, pip-end]') })).toEqual([
    'content/flows/term.yaml:20  outcomes.in-time.computes: "term-over" only holds or not; here a rule that computes a day is needed  (rules)',
  ]);
});

test('a road that comes without the answer a rule needs', () => {
  expect(
    printed({ [flow]: swap('options: { old: too-late, new: pip-date }', 'options: { old: in-time, new: pip-date }') }),
  ).toEqual([
    'content/flows/term.yaml:20  outcomes.in-time.computes: the rule "pip-end" needs the answer to "pip-date", and a road comes here without it  (rules)',
  ]);
});

test('a condition that reads the question it stands on is fine; one asked later is not', () => {
  const rules = { ...known.rules, 'term-over': { kind: 'condition', needs: ['end-date'], facts: [] } } as const;
  expect(printed({}, { rules })).toEqual([
    'content/flows/term.yaml:16  questions.pip-date.next: the rule "term-over" needs the answer to "end-date", and a road comes here without it  (rules)',
  ]);
});

test('a reminder on a day the outcome does not compute', () => {
  expect(printed({ [flow]: swap('remind: { on: pip-end', 'remind: { on: pip-start') })).toEqual([
    'content/flows/term.yaml:23  outcomes.in-time.remind.on: "pip-start" must stand under "computes" too  (rules)',
  ]);
});

test('a rule no flow uses, and one that reads a fact that is not there', () => {
  const rules = { ...known.rules, spare: { kind: 'condition', needs: [], facts: ['trm'] } } as const;
  expect(printed({}, { rules })).toEqual([
    unused('spare'),
    'content/facts  the rule "spare" reads the fact "trm", which is not there; did you mean "term"?  (rules)',
  ]);
});
