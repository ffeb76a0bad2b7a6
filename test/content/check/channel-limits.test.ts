// Texts that WhatsApp would cut off or refuse, in any language.
import { expect, test } from 'vitest';
import { lettersIn } from '../../../src/content/check/channel-limits.ts';
import { printed, swap } from '../sample.ts';

const flow = 'content/flows/term.yaml';
const dutch = 'locales/nl/flows/term.yaml';
const english = 'locales/en/flows/term.yaml';

test('letters are counted as people see them', () => {
  expect(lettersIn('é')).toBe(1);
  expect(lettersIn('e\u0301👨‍👩‍👧')).toBe(2);
  expect(lettersIn('مَدْرَسَة')).toBe(5);
});

test('a button holds 20 letters; with a hint it becomes a row of 24', () => {
  expect(printed({ [english]: swap('old: The old law', `old: ${'o'.repeat(21)}`) })).toEqual([
    'locales/en/flows/term.yaml:8  which-law.options.old: has 21 letters; at most 20 fit  (channel-limits)',
  ]);
  expect(printed({ [english]: swap('old: The old law', `old: ${'o'.repeat(20)}`) })).toEqual([]);
  expect(printed({ [english]: swap('old: The old law', `old: { label: ${'o'.repeat(24)}, hint: x }`) })).toEqual([]);
  expect(
    printed({ [english]: swap('old: The old law', `old: { label: ${'o'.repeat(25)}, hint: ${'h'.repeat(73)} }`) }),
  ).toEqual([
    'locales/en/flows/term.yaml:8  which-law.options.old: has 25 letters; at most 24 fit  (channel-limits)',
    'locales/en/flows/term.yaml:8  which-law.options.old.hint: has 73 letters; at most 72 fit  (channel-limits)',
  ]);
});

test('a label counts with its fact filled in', () => {
  const label = (words: string) => ({
    [dutch]: swap('new: De nieuwe wet', `new: "${words} {{fact.desk-phone}}"`),
    [english]: swap('new: The new law', 'new: "Law {{fact.desk-phone}}"'),
  });
  expect(printed(label('w'.repeat(10)))).toEqual([]);
  expect(printed(label('w'.repeat(11)))).toEqual([
    'locales/nl/flows/term.yaml:9  which-law.options.new: has 21 letters; at most 20 fit  (channel-limits)',
  ]);
});

test('a label and a summary of a flow', () => {
  expect(
    printed({
      [english]: (text) =>
        text.replace('Finished when?', 'x'.repeat(25)).replace('The day on which you must be finished', 'x'.repeat(73)),
    }),
  ).toEqual([
    'locales/en/flows/term.yaml:2  label: has 25 letters; at most 24 fit  (channel-limits)',
    'locales/en/flows/term.yaml:3  summary: has 73 letters; at most 72 fit  (channel-limits)',
  ]);
});

test('more answers than a list holds', () => {
  const many = Array.from({ length: 11 }, (_, index) => `o${String.fromCharCode(97 + index)}: pip-date`).join(', ');
  expect(printed({ [flow]: swap('new: pip-date', many.replace('oa', 'new')) })).toContain(
    'content/flows/term.yaml:12  questions.which-law.options: has 12 answers; a list holds 10  (channel-limits)',
  );
});

test('a body that is too long for buttons, and an outcome too long for one message', () => {
  const long = 'Woord. '.repeat(150).trim();
  expect(printed({ [dutch]: swap('De tijd is per wet anders.', long) })).toEqual([
    'locales/nl/flows/term.yaml:5  which-law.question: has 1074 letters; at most 1024 fit  (channel-limits)',
  ]);
  expect(printed({ [dutch]: swap('Doe uw examen voor deze dag.', 'Woord. '.repeat(600).trim()) })).toEqual([
    'locales/nl/flows/term.yaml:14  in-time.verdict: has 4271 letters; at most 4096 fit  (channel-limits)',
  ]);
});

test('subjects and ways of ui.yaml', () => {
  expect(printed({ 'locales/en/ui.yaml': swap('menu: Menu', 'menu: The menu with everything') })).toEqual([
    'locales/en/ui.yaml:2  ways.menu: has 24 letters; at most 20 fit  (channel-limits)',
  ]);
  expect(printed({ 'locales/en/ui.yaml': swap('Integration', 'Civic integration and more') })).toEqual([
    'locales/en/ui.yaml:4  subject.inburgering.label: has 26 letters; at most 24 fit  (channel-limits)',
  ]);
});
