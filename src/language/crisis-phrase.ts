// One line of content/safety.yaml, read into words that can be looked for. The notation is explained in that file.
import type { SafetyTheme } from '../content/content.ts';
import { crisisWords } from './crisis-words.ts';

/** One place in a phrase: one of these words, or a number in a range. */
export type Slot = { readonly words: readonly string[]; readonly range?: readonly [number, number] };

export type CrisisPhrase = {
  readonly theme: number;
  /** `topic`: certain only when the message speaks of the writer or of family; `always`: never certain. */
  readonly doubt: 'none' | 'topic' | 'always';
  readonly slots: readonly Slot[];
};

export const crisisPhrases = (themes: readonly SafetyTheme[], kind: 'phrases' | 'not'): readonly CrisisPhrase[] =>
  themes.flatMap((theme, at) =>
    Object.values(theme[kind])
      .flat()
      .map((line) => readPhrase(line, at))
      .filter(({ slots }) => slots.length > 0),
  );

const readPhrase = (line: string, theme: number): CrisisPhrase => {
  const tildes = line.startsWith('~~') ? 2 : line.startsWith('~') ? 1 : 0;
  return {
    theme,
    doubt: tildes === 2 ? 'always' : tildes === 1 ? 'topic' : 'none',
    slots: line.slice(tildes).trim().split(/\s+/).flatMap(readSlots),
  };
};

/** Usually one; "azc-bewoner" is two words in a message, so it is two here. */
const readSlots = (part: string): readonly Slot[] => {
  const range = /^(\d+)\.\.(\d+)$/.exec(part);
  if (range) return [{ words: [], range: [Number(range[1]), Number(range[2])] }];
  const choices = part.split('/').map(crisisWords);
  if (choices.length === 1) return (choices[0] ?? []).map((word) => ({ words: [word] }));
  return [{ words: choices.flat() }];
};
