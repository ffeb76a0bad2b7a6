// The command words, number words and "I don't know" of all languages, folded once and ready to be looked up.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import { type Command, commandNames } from '../content/schema/registers.ts';
import { fold, words } from './fold.ts';

export type WordTable = {
  readonly commands: ReadonlyMap<string, Command>;
  readonly unknown: ReadonlySet<string>;
  /** Per language: word → number. */
  readonly numbers: ReadonlyMap<Language, ReadonlyMap<string, number>>;
};

/** Folded words with single spaces: what two spellings of one message have in common. */
export const whole = (text: string): string => words(fold(text)).join(' ');

export const wordTable = (content: Pick<Content, 'commands'>): WordTable => {
  const languages = Object.entries(content.commands) as [Language, Content['commands'][Language]][];
  return {
    commands: new Map(
      languages.flatMap(([, words]) =>
        commandNames.flatMap((command) => words[command].map((word) => [whole(word), command] as const)),
      ),
    ),
    unknown: new Set(languages.flatMap(([, { unknown }]) => unknown.map(whole))),
    numbers: new Map(
      languages.map(([language, { numbers }]) => [
        language,
        new Map(numbers.flatMap((list, at) => list.map((word) => [whole(word), at + 1] as const))),
      ]),
    ),
  };
};
