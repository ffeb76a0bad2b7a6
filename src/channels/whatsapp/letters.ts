// Letters as people see them: counted for limits, and cleaned of signs that cannot be seen.

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Direction marks, embeddings, overrides and isolates. */
const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
/** Zero-width space, word joiner, byte-order mark; the joiners U+200C and U+200D stay: Persian and emoji need them. */
const invisible = /[\u200B\u2060\uFEFF]/gu;
/** Controls but tab and line feed, and halves of a letter: a database refuses them. */
const broken = /[^\P{Cc}\t\n]|\p{Surrogate}/gu;

/** Grapheme clusters, without marks of direction. */
export const letters = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text.replace(bidi, ''))) count += 1;
  return count;
};

/** Whether it has no more letters; a text is never shorter than its letters are many, so most need not be counted. */
export const fits = (text: string, most: number): boolean => text.length <= most || letters(text) <= most;

/** A person's own words, as text that can be stored, shown and compared. */
export const cleaned = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(broken, '').replace(bidi, '').replace(invisible, '').trim();

/** 0–9 in the scripts people here type: Latin, Arabic-Indic, Persian, full width. */
const zeros = [0x30, 0x660, 0x6f0, 0xff10];

/** The number that is the whole text, or undefined. */
export const asNumber = (text: string): number | undefined => {
  if (!/^\p{Nd}{1,9}$/u.test(text)) return undefined;
  const digits = [...text].map((sign) => digitOf(sign.codePointAt(0) ?? 0));
  return digits.includes(undefined) ? undefined : Number(digits.join(''));
};

const digitOf = (code: number): number | undefined => {
  const zero = zeros.find((from) => code >= from && code <= from + 9);
  return zero === undefined ? undefined : code - zero;
};
