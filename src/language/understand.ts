// What a message means at this point of the talk: a command, an answer to the open question, or free text for the search.
import type { Day, Language } from '../content/schema/ids.ts';
import type { Command } from '../content/schema/registers.ts';
import { readCommand, saysUnknown } from './commands.ts';
import { readDate } from './dates.ts';
import { clean, words } from './fold.ts';
import { onlyNumber, plainDigits, readNumber } from './numerals.ts';
import { exactOption, numberedOption, type Option, similarOption } from './option.ts';
import { readSign } from './signs.ts';
import type { WordTable } from './word-table.ts';

/** What is open. `menu` is a list of ways: it is chosen from as from a question, but yes and no mean nothing to it. */
export type Asked =
  | { readonly kind: 'choice' | 'menu'; readonly options: readonly Option[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'nothing' };

export type Bad =
  | 'which-option'
  | 'impossible-date'
  | 'no-year'
  | 'no-day'
  | 'not-a-date'
  | 'not-a-number'
  | 'out-of-range';

export type Understood =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'option'; readonly id: string }
  /** To be shown back with a yes/no before it counts. */
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'day-choices'; readonly days: readonly Day[] }
  | { readonly kind: 'number'; readonly number: number }
  /** "I don't know", and the open question has no option for it. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'bad'; readonly reason: Bad }
  | { readonly kind: 'empty' | 'too-long' }
  | { readonly kind: 'free'; readonly text: string };

export type Context = { readonly language: Language; readonly today: Day; readonly words: WordTable };

/** WhatsApp takes no longer text; what is longer was pasted, and is not an answer. */
export const LONGEST_MESSAGE = 4096;
const NOT_SURE = 'not-sure';

export const understand = (text: string, asked: Asked, context: Context): Understood => {
  if (text.length > LONGEST_MESSAGE) return { kind: 'too-long' };
  const zero = asked.kind === 'number' ? readNumber(text, context.language, context.words) : undefined;
  if (zero === 0 && asked.kind === 'number') return inRange(zero, asked);
  const sign = readSign(text);
  if (sign) return commanded(sign, text, asked, context);
  if (words(clean(text)).length === 0) return { kind: 'empty' };
  const shown = labelled(text, asked);
  if (shown !== undefined) return { kind: 'option', id: shown };
  const command = readCommand(text, context.words);
  if (command) return commanded(command, text, asked, context);
  if (saysUnknown(text, context.words)) return unknown(text, asked);
  // Figures alone are no question: searching for them would only find other figures.
  return (
    answer(text, asked, context) ??
    (/\p{L}/u.test(text) ? { kind: 'free', text } : { kind: 'bad', reason: 'which-option' })
  );
};

/** A label that was shown is an answer, even when it is a command word elsewhere ('Taal' in a menu). */
const labelled = (text: string, asked: Asked): string | undefined =>
  'options' in asked
    ? exactOption(
        text,
        asked.options.map((option) => ({ ...option, synonyms: [] })),
      )
    : undefined;

/** Yes and no belong to the open question when it has such an option; a bare yes to other options asks again. */
const commanded = (command: Command, text: string, asked: Asked, context: Context): Understood => {
  if (command !== 'yes' && command !== 'no') return { kind: 'command', command };
  if (asked.kind === 'number') {
    // 'نه' is no and nine in Persian.
    const number = context.words.numbers.get(context.language) && readNumber(text, context.language, context.words);
    return number === undefined ? { kind: 'command', command } : inRange(number, asked);
  }
  if (asked.kind !== 'choice') return { kind: 'command', command };
  const id = exactOption(text, asked.options) ?? asked.options.find((option) => option.id === command)?.id;
  return id === undefined ? { kind: 'bad', reason: 'which-option' } : { kind: 'option', id };
};

const unknown = (text: string, asked: Asked): Understood => {
  switch (asked.kind) {
    case 'nothing':
    case 'menu':
      return { kind: 'free', text };
    case 'choice': {
      const id = exactOption(text, asked.options) ?? asked.options.find((option) => option.id === NOT_SURE)?.id;
      return id === undefined ? { kind: 'unknown' } : { kind: 'option', id };
    }
    case 'date':
    case 'number':
      return { kind: 'unknown' };
  }
};

const answer = (text: string, asked: Asked, context: Context): Understood | undefined => {
  switch (asked.kind) {
    case 'nothing':
      return undefined;
    case 'choice':
    case 'menu':
      return optionIn(text, asked.options, context);
    case 'date':
      return dateIn(text, context);
    case 'number': {
      const number = readNumber(text, context.language, context.words) ?? onlyNumber(text);
      if (number !== undefined) return inRange(number, asked);
      return isMostlyDigits(text) ? { kind: 'bad', reason: 'not-a-number' } : undefined;
    }
  }
};

const optionIn = (text: string, options: readonly Option[], context: Context): Understood | undefined => {
  const exact = exactOption(text, options);
  if (exact !== undefined) return { kind: 'option', id: exact };
  const chosen = numberedOption(text, options, context) ?? similarOption(text, options, context.language);
  return chosen?.kind === 'which' ? { kind: 'bad', reason: 'which-option' } : chosen;
};

const dateIn = (text: string, context: Context): Understood | undefined => {
  const date = readDate(text, context.language, context.today);
  switch (date?.kind) {
    case undefined:
      return isMostlyDigits(text) ? { kind: 'bad', reason: 'not-a-date' } : undefined;
    case 'day':
      return date;
    case 'choices':
      return { kind: 'day-choices', days: date.days };
    case 'impossible':
      return { kind: 'bad', reason: 'impossible-date' };
    case 'no-year':
    case 'no-day':
    case 'out-of-range':
      return { kind: 'bad', reason: date.kind };
  }
};

const inRange = (number: number, { least, most }: { readonly least: number; readonly most: number }): Understood =>
  number >= least && number <= most ? { kind: 'number', number } : { kind: 'bad', reason: 'out-of-range' };

/** Somebody tried to give a number or a date, and it is none. */
const isMostlyDigits = (text: string): boolean => {
  const digits = plainDigits(text).replace(/[^\p{L}\p{N}]/gu, '');
  return digits.replace(/\D/g, '').length * 2 > digits.length;
};
