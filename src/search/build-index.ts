// Two lunr indexes for one language, heads and bodies, fed with letter groups: no stemmer, no stop words, patient with typing.
import lunr from 'lunr';
import { clean, fold, grams, romanise, words } from '../language/fold.ts';
import { chatFold } from '../language/letters/latin.ts';
import type { Findable, Known } from './findable.ts';

export type Hit = Known & { readonly score: number };
/** Best first; empty for a text without letters or digits. Never throws: user text is no query language here. */
export type Index = (text: string) => readonly Hit[];

const LENGTHS = [2, 3, 4];
/** What a body counts beside a head: it knows more words, and wanders. */
const BODY_SHARE = 0.3;
/** Articles go in uncut; questions are cut at the length `clean` has for messages. */
const WHOLE = Number.MAX_SAFE_INTEGER;
const LATIN = /^[\p{Script=Latin}\p{N}]+$/u;

/** `hasTwin`: the language has another script, so each word of a head also goes in as it is typed in Latin letters. */
export const buildIndex = (findables: readonly Findable[], hasTwin: boolean): Index => {
  const heads = lunrIndex(findables.map(({ head }) => [...pieces(head, WHOLE), ...(hasTwin ? latinTwin(head) : [])]));
  const bodies = lunrIndex(findables.map(({ body }) => pieces(body, WHOLE)));
  return (text) => {
    const terms = new Set([...pieces(text), ...(hasTwin ? typedInLatin(text) : [])]);
    const scores = new Map<number, number>();
    for (const [place, score] of heads(terms)) scores.set(place, score);
    for (const [place, score] of bodies(terms)) scores.set(place, (scores.get(place) ?? 0) + score * BODY_SHARE);
    return [...scores]
      .sort(([, one], [, other]) => other - one)
      .flatMap(([place, score]) => {
        const found = findables[place];
        return found ? [{ ...found.known, score }] : [];
      });
  };
};

type Scored = readonly (readonly [place: number, score: number])[];

const lunrIndex = (texts: readonly (readonly string[])[]): ((terms: ReadonlySet<string>) => Scored) => {
  const index = lunr(function () {
    const tokens = (place: unknown) => (texts[Number(place)] ?? []).map((term) => new lunr.Token(term, {}));
    // lunr's own pipeline throws every other script away.
    this.tokenizer = Object.assign(tokens, { separator: /\s/ });
    this.pipeline.reset();
    this.searchPipeline.reset();
    withoutWildcards(this);
    this.ref('place');
    this.field('place');
    for (const place of texts.keys()) this.add({ place: String(place) });
  });
  const { invertedIndex } = index as unknown as { invertedIndex: Readonly<Record<string, object>> };
  return (asked) => {
    const terms = [...asked].filter((term) => term in invertedIndex);
    // lunr answers an empty query with everything it has.
    if (terms.length === 0) return [];
    const found = index.query((query) => {
      for (const term of terms) query.term(term, { usePipeline: false });
    });
    return found.map(({ ref, score }) => [Number(ref), score] as const);
  };
};

/**
 * lunr keeps all terms in a tree for wildcards and typing mistakes. We ask for exact terms only, so a term is its own
 * expansion: building takes a quarter of the time, and so does every question.
 */
const withoutWildcards = (builder: lunr.Builder): void => {
  const exact = { intersect: (terms: unknown) => terms };
  Object.assign(builder, { createTokenSet: () => Object.assign(builder, { tokenSet: exact }) });
};

/** The letter groups of each word, and the word itself. */
const pieces = (text: string, longest?: number): readonly string[] =>
  words(fold(text, longest)).flatMap((word) => [...grams(word, LENGTHS), `=${word}`]);
/** The twin's groups carry a mark, so that they meet only what was typed in Latin letters. */
const marked = (word: string): readonly string[] => grams(chatFold(word), LENGTHS).map((gram) => `~${gram}`);
const latinTwin = (text: string): readonly string[] =>
  words(clean(text, WHOLE))
    .filter((word) => !LATIN.test(word))
    .flatMap((word) => marked(romanise(word)));
const typedInLatin = (text: string): readonly string[] =>
  words(clean(text))
    .filter((word) => LATIN.test(word))
    .flatMap(marked);
