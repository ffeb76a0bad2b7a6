// Which of the open options does a text mean: its number, its words, or words that look like one of them only?
import type { Language } from '../content/schema/ids.ts';
import { fold, grams, words } from './fold.ts';
import { denies } from './negation.ts';
import { readNumber } from './numerals.ts';
import { asks } from './question-words.ts';
import { type WordTable, whole } from './word-table.ts';

export type Option = { readonly id: string; readonly label: string; readonly synonyms: readonly string[] };
/** `which`: it speaks of the options, but not of one of them. */
export type Chosen = { readonly kind: 'option'; readonly id: string } | { readonly kind: 'which' } | undefined;

/** How much of what was said must stand in the option, and how far the next best must stay behind. */
const ENOUGH = 0.5;
const AHEAD = 0.15;
const SHORTEST = 3;
const LONGEST = 120;

export const exactOption = (text: string, options: readonly Option[]): string | undefined => {
  const said = whole(text);
  return said === '' ? undefined : options.find((option) => wordings(option).some((words) => words === said))?.id;
};

export const numberedOption = (
  text: string,
  options: readonly Option[],
  context: { readonly language: Language; readonly words: WordTable },
): Chosen => {
  const number = readNumber(text, context.language, context.words);
  if (number === undefined) return undefined;
  const option = options[number - 1];
  return option ? { kind: 'option', id: option.id } : { kind: 'which' };
};

/** By shared letter groups, so that 'ik heb geen werk' finds 'Geen werk'. A question is never taken for an answer. */
export const similarOption = (text: string, options: readonly Option[], language: Language): Chosen => {
  if (text.length > LONGEST || /[?؟፧]/.test(text)) return undefined;
  const said = whole(text);
  if (said.replaceAll(' ', '').length < SHORTEST || asks(said, language)) return undefined;
  const scored = options
    .map((option) => ({
      id: option.id,
      score: Math.max(...wordings(option).map((wording) => overlap(said, wording, language))),
    }))
    .sort((one, other) => other.score - one.score);
  const [best, next] = scored;
  if (!best || best.score < ENOUGH) return undefined;
  return next && best.score - next.score < AHEAD ? { kind: 'which' } : { kind: 'option', id: best.id };
};

const wordings = (option: Option): readonly string[] => [option.label, ...option.synonyms].map(whole);

/** The share of the letter trigrams of `said` that stand in `wording`; none when only one of them says no. */
const overlap = (said: string, wording: string, language: Language): number => {
  if (denies(said, language) !== denies(wording, language)) return 0;
  const own = trigrams(said);
  const theirs = trigrams(wording);
  const shared = [...own].filter((gram) => theirs.has(gram)).length;
  return own.size === 0 ? 0 : shared / own.size;
};

const trigrams = (text: string): ReadonlySet<string> => new Set(words(fold(text)).flatMap((word) => grams(word, [3])));
