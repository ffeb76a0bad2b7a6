// Words of danger in a message of any language; looked for before everything else. See content/safety.yaml.
import type { SafetyTheme } from '../content/content.ts';
import { crisisPhrases } from './crisis-phrase.ts';
import { indexOf, listener, lookFor, type Match } from './crisis-search.ts';
import { crisisWords } from './crisis-words.ts';
import { isOfOneself } from './of-oneself.ts';

/** `red`: say what to do, before anything else. `amber`: it may be meant; ask, besides the answer. */
export type Danger = { readonly theme: string; readonly level: 'red' | 'amber' };
export type CrisisFinder = (text: string) => Danger | undefined;

type Weighed = Match & { readonly certain: boolean; readonly weight: number };

/** Compiles the list once. The finder reads at most the first and the last 2,000 letters and never throws. */
export const makeCrisisFinder = (themes: readonly SafetyTheme[]): CrisisFinder => {
  const phrases = crisisPhrases(themes, 'phrases');
  const harmless = crisisPhrases(themes, 'not');
  const hear = listener([...phrases, ...harmless]);
  const dangers = indexOf(phrases);
  const excuses = indexOf(harmless);

  return (text) => {
    const words = crisisWords(text);
    const heard = words.map(hear);
    const matches = lookFor(heard, dangers, { between: 2, inAll: 3 });
    if (matches.length === 0) return undefined;
    const excused = lookFor(heard, excuses, { between: 0, inAll: 0 }).filter(({ mistakes }) => mistakes === 0);
    const counted = matches
      .filter((match) => !excused.some((other) => other.phrase.theme === match.phrase.theme && share(other, match)))
      .map((match) => weigh(match, themes, words));
    const first = closest(counted).sort(byCertainty((a, b) => a.phrase.theme - b.phrase.theme))[0];
    const theme = first && themes[first.phrase.theme];
    return theme && { theme: theme.id, level: first.certain ? 'red' : 'amber' };
  };
};

const finders = new WeakMap<readonly SafetyTheme[], CrisisFinder>();

/** The same for who has the list at hand; compiled at the first message. */
export const findCrisis = (text: string, themes: readonly SafetyTheme[]): Danger | undefined => {
  const finder = finders.get(themes) ?? makeCrisisFinder(themes);
  finders.set(themes, finder);
  return finder(text);
};

const weigh = (match: Match, themes: readonly SafetyTheme[], words: readonly string[]): Weighed => {
  const { at, phrase, mistakes } = match;
  const letters = at.reduce((sum, place) => sum + (words[place]?.length ?? 0), 0);
  const between = (at.at(-1) ?? 0) - (at[0] ?? 0) + 1 - at.length;
  const isSure =
    phrase.doubt === 'none' ||
    (phrase.doubt === 'topic' && isOfOneself(words.filter((_, place) => !at.includes(place))));
  return {
    ...match,
    certain: isSure && themes[phrase.theme]?.level === 'red',
    weight: letters - 3 * (between + mistakes),
  };
};

/** Of phrases that claim the same words only the best: "my father beats me" is not "he beats me" as well. */
const closest = (matches: readonly Weighed[]): Weighed[] => {
  const best = [...matches].sort(byCertainty((a, b) => b.weight - a.weight || a.phrase.theme - b.phrase.theme));
  return best.filter((match, at) => !best.slice(0, at).some((better) => share(better, match)));
};

const byCertainty =
  (then: (a: Weighed, b: Weighed) => number) =>
  (a: Weighed, b: Weighed): number =>
    Number(b.certain) - Number(a.certain) || then(a, b);

const share = (one: Match, other: Match): boolean => one.at.some((place) => other.at.includes(place));
