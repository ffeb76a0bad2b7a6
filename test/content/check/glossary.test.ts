// A translation that lost an official term.
import { expect, test } from 'vitest';
import { printed, swap } from '../sample.ts';

test('a lost term is named', () => {
  expect(printed({ 'locales/en/flows/term.yaml': swap('on your PIP?', 'on your plan?') })).toEqual([
    'locales/en/flows/term.yaml:10  warning: pip-date: lost the Dutch term PIP; keep it in brackets  (glossary)',
  ]);
  expect(printed({ 'content/articles/extension/en.md': swap('Look at your PIP.', 'Look at your plan.') })).toEqual([
    'content/articles/extension/en.md  warning: lost the Dutch term PIP; keep it in brackets  (glossary)',
  ]);
});

test('a longer term is one term, and a part of a word is none', () => {
  const dutch = (words: string) => ({ 'locales/nl/flows/term.yaml': swap('De tijd is voorbij.', words) });
  const english = 'locales/en/flows/term.yaml';
  const register = { 'content/glossary.yaml': (text: string) => `${text}inburgering: { nl: Leren, en: Learning }\n` };
  expect(
    printed({
      ...register,
      ...dutch('De Wet inburgering 2021 geldt.'),
      [english]: swap('The time is over.', 'The Wet inburgering 2021.'),
    }),
  ).toEqual([]);
  expect(printed({ ...register, ...dutch('De inburgeringstijd is voorbij.') })).toEqual([]);
  expect(printed({ ...register, ...dutch('Een pip is een vogelziekte.') })).toEqual([]);
  expect(printed({ ...register, ...dutch('Uw Inburgering is klaar.') })).toHaveLength(1);
});
