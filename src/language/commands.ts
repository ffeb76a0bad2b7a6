// Command words: the whole message, in any language, with a little patience for how people type.
import type { Command } from '../content/schema/registers.ts';
import { isNear } from './crisis-words.ts';
import { readSign } from './signs.ts';
import { type WordTable, whole } from './word-table.ts';

/** So near to each other ('ni', 'ne', 'na'), or so grave, that a mistake is never guessed away. */
const exactOnly: ReadonlySet<Command> = new Set(['yes', 'no', 'delete_my_data']);
const FORGIVING_FROM = 5;
const LONGEST_COMMAND = 60;

/** 'jaaa' → 'ja': a last letter that was held down. */
const released = (text: string): string => text.replace(/(\p{L})\1+$/u, '$1');

/** Undefined when the message is no command; a command inside a longer sentence never counts. */
export const readCommand = (text: string, table: WordTable): Command | undefined => {
  const sign = readSign(text);
  if (sign) return sign;
  if (text.length > LONGEST_COMMAND) return undefined;
  const said = whole(text);
  return table.commands.get(said) ?? table.commands.get(released(said)) ?? nearest(said, table.commands);
};

/** True when the whole message says "I don't know". */
export const saysUnknown = (text: string, table: WordTable): boolean => {
  if (text.length > LONGEST_COMMAND) return false;
  const said = whole(text);
  if (table.unknown.has(said)) return true;
  return [...said].length >= FORGIVING_FROM && [...table.unknown].some((word) => oneMistake(said, word));
};

const nearest = (said: string, commands: WordTable['commands']): Command | undefined => {
  if ([...said].length < FORGIVING_FROM) return undefined;
  const near = new Set(
    [...commands].flatMap(([word, command]) => (!exactOnly.has(command) && oneMistake(said, word) ? [command] : [])),
  );
  return near.size === 1 ? [...near][0] : undefined;
};

const oneMistake = (said: string, word: string): boolean =>
  word.length >= FORGIVING_FROM && Math.abs(said.length - word.length) <= 1 && isNear(said, word);
