// How hard a Dutch text is: Flesch-Douma, from the length of words (syllables) and of sentences.

export type Reading = {
  /** 206.8 − 0.77 × syllables per 100 words − 0.93 × words per sentence; 60 and more is plain. */
  readonly score: number;
  readonly words: number;
  /** Words of five syllables and more, the longest first, each once. */
  readonly longWords: readonly string[];
};

/** `names` (official terms, in small letters) count as words of two syllables: they cannot be said otherwise. */
export const readability = (text: string, names: ReadonlySet<string>): Reading => {
  const words = wordsIn(text);
  const syllables = words.map((word) =>
    names.has(word.toLowerCase()) ? Math.min(2, syllablesIn(word)) : syllablesIn(word),
  );
  const total = syllables.reduce((sum, count) => sum + count, 0);
  const count = Math.max(1, words.length);
  const long = words.filter((_, index) => (syllables[index] ?? 0) >= 5);
  return {
    score: Math.round(206.8 - 0.77 * ((100 * total) / count) - 0.93 * (count / Math.max(1, sentencesIn(text).length))),
    words: words.length,
    longWords: [...new Set(long.map((word) => word.toLowerCase()))].toSorted((one, other) => other.length - one.length),
  };
};

/** A line ends a sentence too: list items and headings have no full stop. */
export const sentencesIn = (text: string): readonly string[] =>
  text
    .split(/(?<=[.!?:])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

export const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu) ?? [];

const vowels = /aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ij|ei|ui|au|ou|[aeiouyáéíóúäëïöüèêà]/giu;
export const syllablesIn = (word: string): number => Math.max(1, word.match(vowels)?.length ?? 1);

/** Markdown and fill-ins taken out: a link is its words, a fill-in is one short word. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/\{\{[^{}]*\}\}/gu, 'tijd')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/^[\s>#*\-\d.)]+/gmu, '')
    .replace(/[*_`|]/gu, ' ');
