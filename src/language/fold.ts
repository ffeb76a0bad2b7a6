// One spelling for all spellings: used alike for articles, questions, commands and options.
import { foldArabic, romanArabic } from './letters/arabic.ts';
import { foldCyrillic, romanCyrillic } from './letters/cyrillic.ts';
import { foldGeez, romanGeez } from './letters/geez.ts';
import { foldLatin } from './letters/latin.ts';

/** Longer messages are cut before any work: what a person wants stands in the beginning. */
const LONGEST = 500;
/** Zero-width and direction signs, soft hyphen, tatweel, harakat, variation selector, keycap, skin tones. */
const INVISIBLE = /\p{Cf}|\u0640|[\u064b-\u065f]|\u0670|\ufe0f|\u20e3|[\u{1f3fb}-\u{1f3ff}]/gu;
const APOSTROPHES = /['’‘ʼʻ`´]/g;

const digit = (zero: number) => (sign: string) => String((sign.codePointAt(0) ?? zero) - zero);

/** Small letters, digits 0–9, nothing invisible; the letters themselves are kept. At most 500 characters unless told. */
export const clean = (text: string, longest = LONGEST): string =>
  text
    .slice(0, longest * 2)
    .normalize('NFKC')
    .slice(0, longest)
    .toLowerCase()
    .replace(/i\u0307|ı/g, 'i')
    .replace(INVISIBLE, '')
    .replace(/[\u0660-\u0669]/g, digit(0x0660))
    .replace(/[\u06f0-\u06f9]/g, digit(0x06f0))
    .replace(APOSTROPHES, '');

/** `clean`, and letters that are written in more than one way brought to one. */
export const fold = (text: string, longest = LONGEST): string =>
  foldGeez(foldCyrillic(foldArabic(foldLatin(clean(text, longest)))));

/** Runs of letters, marks and digits; every other sign separates. */
export const words = (text: string): readonly string[] => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** A word of another script in Latin letters, as people type it in a chat. Expects a clean word. */
export const romanise = (word: string): string =>
  /[\u1200-\u135a]/.test(word)
    ? romanGeez(word)
    : [...word].map((letter) => romanArabic[letter] ?? romanCyrillic[letter] ?? '').join('');

/** `_word_` cut into pieces of the lengths given; the underscores mark where a word begins and ends. */
export const grams = (word: string, lengths: readonly number[]): readonly string[] => {
  const letters = [...`_${word}_`];
  return lengths.flatMap((length) =>
    Array.from({ length: Math.max(0, letters.length - length + 1) }, (_, at) =>
      letters.slice(at, at + length).join(''),
    ),
  );
};
