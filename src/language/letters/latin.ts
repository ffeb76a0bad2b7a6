// Latin letters: accents away, and the chat spelling in which people write Arabic, Persian, Tigrinya or Russian.

/** ş ğ ö ü ç é ë → base letter, ß → ss. */
export const foldLatin = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{Mn}+/gu, '$1')
    .normalize('NFC')
    .replaceAll('ß', 'ss');

/** Steps of the chat spelling, in order: digits that stand for letters, then letters that sound alike. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/3/g, 'a'],
  [/7/g, 'h'],
  [/5/g, 'kh'],
  [/2/g, ''],
  [/ou|oo/g, 'u'],
  [/ee|ie|y/g, 'i'],
  [/[qc]/g, 'k'],
  [/[kg]h/g, 'k'],
  [/v/g, 'w'],
  [/(.)\1+/gu, '$1'],
];

/** Brings 'me3as', 'meeas' and a romanised መዓስ together; a word without letters stays as it is. */
export const chatFold = (word: string): string =>
  /\p{L}/u.test(word) ? sounds.reduce((text, [from, to]) => text.replace(from, to), foldLatin(word)) : word;
