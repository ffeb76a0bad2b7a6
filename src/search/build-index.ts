// One lunr index for one language, fed with letter groups instead of words: no stemmer, no stop words, patient with typing.
import lunr from 'lunr';
import { clean, fold, grams, romanise, words } from '../language/fold.ts';
import { chatFold } from '../language/letters/latin.ts';
import type { Findable, Known } from './findable.ts';

export type Hit = Known & { readonly score: number };
/** Best first; empty for a text without letters or digits. Never throws: user text is no query language here. */
export type Index = (text: string) => readonly Hit[];

const LENGTHS = [2, 3, 4];
/** Articles go in uncut; questions are cut at the length `clean` has for messages. */
const WHOLE = Number.MAX_SAFE_INTEGER;
const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;

/** `hasTwin`: the language has another script, so each word also goes in as it is typed in Latin letters. */
export const buildIndex = (findables: readonly Findable[], hasTwin: boolean): Index => {
  const index = lunr(function () {
    const tokens = (text: unknown) =>
      [...own(String(text), WHOLE), ...(hasTwin ? latinTwin(String(text)) : [])].map(
        (gram) => new lunr.Token(gram, {}),
      );
    // lunr's own pipeline throws every other script away.
    this.tokenizer = Object.assign(tokens, { separator: /\s/ });
    this.pipeline.reset();
    this.searchPipeline.reset();
    withoutWildcards(this);
    this.ref('place');
    this.field('text');
    for (const [place, { text }] of findables.entries()) this.add({ place: String(place), text });
  });
  const { invertedIndex } = index as unknown as { invertedIndex: Record<string, { text: object } | undefined> };
  const rarity = (gram: string): number => {
    const posting = invertedIndex[gram];
    return Math.log(1 + findables.length / (posting ? Object.keys(posting.text).length : 0.5));
  };

  return (text) => {
    const terms = [...new Set([...own(text), ...(hasTwin ? typedInLatin(text) : [])])].filter(
      (gram) => gram in invertedIndex,
    );
    // lunr answers an empty query with everything it has.
    if (terms.length === 0) return [];
    return index
      .query((query) => {
        for (const gram of terms) query.term(gram, { boost: rarity(gram), usePipeline: false });
      })
      .flatMap(({ ref, score }) => {
        const found = findables[Number(ref)];
        return found ? [{ ...found.known, score }] : [];
      });
  };
};

/**
 * lunr keeps all terms in a tree for wildcards and typing mistakes. We ask for exact groups only, so a term is its own
 * expansion: building takes a fraction of the time, and so does every question.
 */
const withoutWildcards = (builder: lunr.Builder): void => {
  const exact = { intersect: (terms: unknown) => terms };
  Object.assign(builder, { createTokenSet: () => Object.assign(builder, { tokenSet: exact }) });
};

const own = (text: string, longest?: number): readonly string[] =>
  words(fold(text, longest)).flatMap((word) => grams(word, LENGTHS));
/** The twin's grams carry a mark, so that they meet only what was typed in Latin letters. */
const marked = (word: string): readonly string[] => grams(chatFold(word), LENGTHS).map((gram) => `~${gram}`);
const latinTwin = (text: string): readonly string[] =>
  words(clean(text, WHOLE))
    .filter((word) => !LATIN.test(word))
    .flatMap((word) => marked(romanise(word)));
const typedInLatin = (text: string): readonly string[] =>
  words(clean(text))
    .filter((word) => LATIN.test(word))
    .flatMap(marked);
