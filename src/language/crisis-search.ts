// Where the phrases of the crisis list stand in a message, with other words between theirs and a typing mistake forgiven.
import type { CrisisPhrase, Slot } from './crisis-phrase.ts';
import { isNear } from './crisis-words.ts';

/** A word of the message and the listed words it may stand for, each with the mistakes that takes. */
export type Heard = { readonly word: string; readonly as: ReadonlyMap<string, number> };
export type Match = {
  readonly phrase: CrisisPhrase;
  /** Places in the message, in order. */
  readonly at: readonly number[];
  readonly mistakes: number;
};
export type Index = {
  readonly byWord: ReadonlyMap<string, readonly CrisisPhrase[]>;
  readonly byNumber: readonly CrisisPhrase[];
};

/** How many other words may stand between two words of a phrase, and in a whole phrase. */
export type Room = { readonly between: number; readonly inAll: number };

/** From this length a word may hold one mistake. */
const LONG = 6;
/** Arabic writes "and" and "so" onto the next word. */
const ARABIC_AND = /^[وف](?=\p{Script=Arabic}{3})/u;
const DIGITS = /^\d{1,3}$/;

export const indexOf = (phrases: readonly CrisisPhrase[]): Index => {
  const byWord = new Map<string, CrisisPhrase[]>();
  for (const phrase of phrases)
    for (const word of phrase.slots[0]?.words ?? []) byWord.set(word, [...(byWord.get(word) ?? []), phrase]);
  return { byWord, byNumber: phrases.filter(({ slots }) => slots[0]?.range) };
};

/** A function that hears a word of a message as the words of the phrases. */
export const listener = (phrases: readonly CrisisPhrase[]): ((word: string) => Heard) => {
  const listed = new Set(phrases.flatMap(({ slots }) => slots.flatMap(({ words }) => words)));
  const byEdge = new Map<string, string[]>();
  for (const word of listed)
    if (word.length >= LONG) for (const edge of edges(word)) byEdge.set(edge, [...(byEdge.get(edge) ?? []), word]);
  return (word) => {
    const as = new Map<string, number>();
    for (const bare of new Set([word, word.replace(ARABIC_AND, '')])) {
      if (listed.has(bare)) as.set(bare, 0);
      if (bare.length < LONG - 1) continue;
      for (const near of edges(bare).flatMap((edge) => byEdge.get(edge) ?? []))
        if (!as.has(near) && isNear(bare, near)) as.set(near, 1);
    }
    return { word, as };
  };
};

/** One mistake cannot touch both ends of a long word, so near words share one of these. */
const edges = (word: string): readonly string[] => [`${word.slice(0, 2)}…`, `…${word.slice(-2)}`];

export const lookFor = (heard: readonly Heard[], { byWord, byNumber }: Index, room: Room): readonly Match[] =>
  heard.flatMap((first, at) => {
    const candidates = [...first.as.keys()].flatMap((word) => byWord.get(word) ?? []);
    if (DIGITS.test(first.word)) candidates.push(...byNumber);
    return candidates.flatMap((phrase) => {
      const found = follow(heard, phrase.slots, at, room);
      return found ? [{ phrase, at: found, mistakes: mistakesIn(heard, phrase.slots, found) }] : [];
    });
  });

/** The places of all slots when the first one stands at `at`; the nearest places are tried first. */
const follow = (
  heard: readonly Heard[],
  [slot, ...others]: readonly Slot[],
  at: number,
  room: Room,
): readonly number[] | undefined => {
  const here = heard[at];
  if (!slot || !here || cost(here, slot) === undefined) return undefined;
  if (others.length === 0) return [at];
  for (let gap = 0; gap <= Math.min(room.between, room.inAll); gap += 1) {
    const rest = follow(heard, others, at + 1 + gap, { ...room, inAll: room.inAll - gap });
    if (rest) return [at, ...rest];
  }
  return undefined;
};

/** Mistakes it takes to read the word as this slot; undefined when it cannot be. */
const cost = ({ word, as }: Heard, { words, range }: Slot): number | undefined => {
  if (range) return DIGITS.test(word) && Number(word) >= range[0] && Number(word) <= range[1] ? 0 : undefined;
  const costs = words.flatMap((listed) => as.get(listed) ?? []);
  return costs.length > 0 ? Math.min(...costs) : undefined;
};

const mistakesIn = (heard: readonly Heard[], slots: readonly Slot[], at: readonly number[]): number =>
  slots.reduce((sum, slot, nth) => {
    const word = heard[at[nth] ?? -1];
    return sum + ((word && cost(word, slot)) ?? 0);
  }, 0);
