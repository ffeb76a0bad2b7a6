// Today, yesterday, the day after tomorrow: the words Intl has for them in every language.
import { words } from './fold.ts';
import { whole } from './word-table.ts';

const languages = ['nl', 'en', 'ar', 'ti', 'fa', 'tr', 'so', 'uk', 'ru', 'fr'];
/** As people type them; Intl has the written form. */
const typed: readonly (readonly [string, number])[] = [
  ['امبارح', -1],
  ['مبارح', -1],
  ['البارحة', -1],
  ['بكرا', 1],
  ['the day before yesterday', -2],
  ['the day after tomorrow', 2],
  ['tomorow', 1],
  ['вчора', -1],
];

let table: ReadonlyMap<string, number> | undefined;
const days = (): ReadonlyMap<string, number> => {
  table ??= new Map([
    ...languages.flatMap((language) => {
      const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: 'auto' });
      // Languages without a word of their own say 'in 2 days'; those with a digit are left out.
      return [-2, -1, 0, 1, 2]
        .map((shift) => [whole(format.format(shift, 'day')), shift] as const)
        .filter(([name]) => !/\d/.test(name));
    }),
    ...typed.map(([name, shift]) => [whole(name), shift] as const),
  ]);
  return table;
};

/** Days from today when the whole folded message says so: 'gisteren' → −1. */
export const relativeDay = (said: string): number | undefined => days().get(words(said).join(' '));
