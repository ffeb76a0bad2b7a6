// Phrases of volunteers, each broken in one way.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

const file = 'content/phrases/last-day.yaml';
const fact = 'content/facts/term.yaml';
const values = 'values: [{ is: "0900-1234" }]';
const broken = (from: string, to: string) => printed({ [file]: swap(from, to) });
const english = '  en: "Call about your PIP: {{fact.desk-phone}}. The last day is {{slot.day}}."\n';

test('a live language that is missing, and one that does not exist', () => {
  expect(broken(english, '')).toEqual([`${file}:7  says: says nothing in "en"  (phrases)`]);
  expect(broken(english, `${english}  xx: "{{fact.desk-phone}} {{slot.day}}"\n`)).toEqual([
    `${file}:10  says.xx: "xx" is no language of locales/languages.yaml  (phrases)`,
  ]);
});

test('other fill-ins than the Dutch, also in a language that is not shown yet', () => {
  expect(broken('The last day is {{slot.day}}.', 'The last day is near.')).toEqual([
    `${file}:9  says.en: {{slot.day}} of the Dutch is missing  (translations)`,
  ]);
  expect(broken(english, `${english}  ar: "لديك {{fact.desk-phone}}"\n`)).toEqual([
    `${file}:10  warning: says.ar: {{slot.day}} of the Dutch is missing  (translations)`,
  ]);
});

test('a slot that is not declared, one that nobody uses, a kind that does not exist', () => {
  expect(broken('{ day: date }', '{ days: date }')).toEqual([
    `${file}:8  says.nl: {{slot.day}} stands not under "slots"; did you mean "days"?  (phrases)`,
    `${file}:9  says.en: {{slot.day}} stands not under "slots"; did you mean "days"?  (phrases)`,
    `${file}:6  slots.days: no language uses {{slot.days}}; take it away  (phrases)`,
  ]);
  expect(broken('{ day: date }', '{ day: text }')).toEqual([
    `${file}:6  slots.day: "text" should be one of "date", "amount", "place", "hour"  (shape)`,
  ]);
});

test('a fact that does not exist, and a fill-in of another kind', () => {
  expect(printed({ [file]: (text) => text.replaceAll('fact.desk-phone', 'fact.desk-fone') })).toEqual([
    `${file}:8  says.nl: {{fact.desk-fone}} is no fact; did you mean "desk-phone"?  (texts)`,
    `${file}:9  says.en: {{fact.desk-fone}} is no fact; did you mean "desk-phone"?  (texts)`,
  ]);
  expect(printed({ [file]: (text) => text.replaceAll('slot.day', 'day.pip-end') })).toContain(
    `${file}:8  says.nl: {{day.pip-end}} can only be {{fact.…}} or {{slot.…}}  (texts)`,
  );
});

test('a fact of low confidence cannot be sent as certain', () => {
  expect(printed({ [fact]: swap(`confidence: high\n  ${values}`, `confidence: low\n  ${values}`) })).toContain(
    `${file}:7  says: the fact "desk-phone" is not certain (confidence low); say whom to ask instead  (phrases)`,
  );
});

test('a fact that ends soon is told; one that has ended does not keep the house shut', () => {
  const until = (day: string) => printed({ [fact]: swap('{ is: "0900', `{ until: ${day}, is: "0900`) });
  expect(until('2026-12-31')).toContain(
    `${file}:7  warning: says: the fact "desk-phone" ends on 2026-12-31; after that nobody can send this  (phrases)`,
  );
  expect(until('2026-11-23')).toContain(
    `${file}:7  says: the fact "desk-phone" has no value for today, so nobody can send this  (expired)`,
  );
});

test('a bare figure, in digits and in words', () => {
  expect(broken('The last day is {{slot.day}}.', 'The last day is {{slot.day}}, within 6 weeks.')).toEqual([
    `${file}:9  says.en: "6" stands bare in the text; make it a fact and write {{fact.…}}  (figures)`,
  ]);
  expect(broken('De laatste dag is', 'Bel binnen zes weken. De laatste dag is')).toEqual([
    `${file}:8  says.nl: "zes weken" stands bare in the text; make it a fact and write {{fact.…}}  (figures)`,
  ]);
});

test('four hundred letters, filled in, and not one more', () => {
  const short = broken('The last day is', `${'a'.repeat(328)} The last day is`);
  expect(short).toEqual([]);
  expect(broken('The last day is', `${'a'.repeat(329)} The last day is`)).toEqual([
    `${file}:9  says.en: has 401 letters; at most 400, filled in  (phrases)`,
  ]);
});

test('a topic that no road, article or organisation has; the parts of a talk are topics too', () => {
  expect(broken('topic: inburgering.term', 'topic: inburgering.trem')).toEqual([
    `${file}:2  topic: no road, article or organisation is about "inburgering.trem"; did you mean "inburgering.term"?  (phrases)`,
  ]);
  expect(broken('topic: inburgering.term', 'topic: talk.close')).toEqual([]);
});

test('a lost official term is told', () => {
  expect(broken('about your PIP', 'about your plan')).toEqual([
    `${file}:9  warning: says.en: lost the Dutch term PIP; keep it in brackets  (glossary)`,
  ]);
});

test('a key that does not exist, and a file that nothing reads', () => {
  expect(broken('risk: high', 'risc: high')).toEqual([
    `${file}  "risk" is missing  (shape)`,
    `${file}:5  risc: "risc" is no key here; did you mean "risk"?  (shape)`,
  ]);
  expect(printed({ 'content/phrases/last-day.yml': 'topic: x\n' })).toEqual([
    'content/phrases/last-day.yml  warning: nothing reads this file; did you mean "last-day.yaml"?  (shape)',
  ]);
});
