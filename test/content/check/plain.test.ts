// Dutch that is too hard, and how hardness is counted.
import { expect, test } from 'vitest';
import { plainText, readability, syllablesIn } from '../../../src/content/check/readability.ts';
import { printed, swap } from '../sample.ts';

const dutch = 'locales/nl/flows/term.yaml';

test.each([
  ['dag', 1],
  ['brief', 1],
  ['nieuwe', 2],
  ['gemeente', 3],
  ['leeuwen', 2],
  ['vertrouwelijkheid', 5],
  ['DUO', 2],
])('%s has %i syllables', (word, count) => {
  expect(syllablesIn(word)).toBe(count);
});

test('Flesch-Douma: short words in short sentences score high', () => {
  expect(readability('Ga naar huis. Doe de deur dicht.', new Set()).score).toBeGreaterThan(100);
  const hard = readability('Verblijfsrechtelijke aangelegenheden vereisen onderbouwing.', new Set());
  expect(hard.score).toBeLessThan(0);
  expect(hard.longWords).toEqual(['verblijfsrechtelijke', 'aangelegenheden']);
});

test('official terms do not count against a text', () => {
  const term = 'inburgeringsplichtig';
  expect(readability(`U bent ${term}.`, new Set([term])).score).toBeGreaterThan(
    readability(`U bent ${term}.`, new Set()).score,
  );
});

test('Markdown and fill-ins are taken out', () => {
  expect(plainText('## Kop\n\n- Lees [de brief](https://x.nl/a) op **{{day.end}}**.').trim()).toBe(
    'Kop\nLees de brief op   tijd  .',
  );
});

test('a hard text is named with its formula and its long words', () => {
  const hard = 'Verblijfsrechtelijke aangelegenheden vereisen onderbouwing. '.repeat(8).trim();
  const [line = ''] = printed({ [dutch]: swap('Doe uw examen voor deze dag.', hard) });
  expect(line).toMatch(
    /^locales\/nl\/flows\/term\.yaml:13 {2}warning: in-time: harder than B1 \(Flesch-Douma -?\d+, wanted 60\); long words: verblijfsrechtelijke, aangelegenheden {2}\(plain\)$/,
  );
});

test('a sentence of more than twenty words', () => {
  const words = (count: number) => `${'dag '.repeat(count - 1)}dag.`;
  expect(printed({ [dutch]: swap('Doe uw examen voor deze dag.', words(20)) })).toEqual([]);
  expect(printed({ [dutch]: swap('Doe uw examen voor deze dag.', words(21)) })).toEqual([
    'locales/nl/flows/term.yaml:16  warning: in-time.steps: a sentence of 21 words; make two of it: "dag dag dag dag dag dag dag dag dag dag …"  (plain)',
  ]);
});
