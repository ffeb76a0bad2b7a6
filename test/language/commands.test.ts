// Command words of ten languages, understood in any talk; a word may steer one way only.
import { describe, expect, it } from 'vitest';
import { commandNames } from '../../src/content/schema/registers.ts';
import { readCommand, saysUnknown } from '../../src/language/commands.ts';
import { whole } from '../../src/language/word-table.ts';
import { content, inLanguage, table, tenLanguages } from './words.ts';

describe('the command words', () => {
  it('are there in ten languages, three or more each', () => {
    for (const language of tenLanguages)
      for (const command of commandNames)
        expect(content.commands[inLanguage(language)]?.[command].length, `${language} ${command}`).toBeGreaterThan(2);
  });

  it('never stand under two commands, nor say "I do not know" as well', () => {
    const meanings = new Map<string, Set<string>>();
    for (const language of tenLanguages)
      for (const meaning of [...commandNames, 'unknown'] as const)
        for (const word of content.commands[inLanguage(language)]?.[meaning] ?? []) {
          const folded = whole(word);
          meanings.set(folded, (meanings.get(folded) ?? new Set()).add(meaning));
        }
    expect([...meanings].filter(([, found]) => found.size > 1)).toEqual([]);
    expect(meanings.size).toBeGreaterThan(450);
  });

  it('are all understood as written, whatever the language of the talk', () => {
    for (const language of tenLanguages)
      for (const command of commandNames)
        for (const word of content.commands[inLanguage(language)]?.[command] ?? [])
          expect(readCommand(` ${word.toUpperCase()}! `, table), word).toBe(command);
  });
});

describe('readCommand', () => {
  it.each([
    ['jaaa', 'yes'],
    ['👍🏽', 'yes'],
    ['👍👍', 'yes'],
    ['✔️', 'yes'],
    ['👎', 'no'],
    ['0', 'menu'],
    ['⬅️', 'back'],
    ['؟', 'help'],
    ['hoofdmenuu', 'menu'],
    ['hofdmenu', 'menu'],
    ['volunter', 'human'],
    ['القائمه', 'menu'],
    ['نعم.', 'yes'],
    ['\u202Bنعم\u202C', 'yes'],
    ['Меню!', 'menu'],
    ['ኣይፋል', 'no'],
    ['delete my data', 'delete_my_data'],
  ])('%s → %s', (text, command) => {
    expect(readCommand(text, table)).toBe(command);
  });

  it.each([
    ['a yes inside a sentence', 'ja maar ik weet het niet'],
    ['a menu inside a sentence', 'wat staat er op het menu'],
    ['a slip in a short word', 'jq'],
    ['a slip in the gravest word', 'delete my dat'],
    ['two different signs', '👍👎'],
    ['nothing', ''],
    ['a heart', '❤️'],
    ['100 kB', 'menu '.repeat(20_000)],
  ])('%s is no command', (_, text) => {
    expect(readCommand(text, table)).toBeUndefined();
  });
});

describe('"I do not know"', () => {
  it.each([
    'Ik weet het niet',
    "I don't know.",
    'لا أعرف',
    'ما بعرف',
    'bilmiyorum',
    'не знаю',
    'نمی‌دانم',
    'je sais pas',
    'ik weet het neit'.replace('neit', 'niett'),
  ])('%s', (text) => {
    expect(saysUnknown(text, table)).toBe(true);
  });
  it('is no part of a longer question', () => {
    expect(saysUnknown('ik weet niet waar mijn brief is', table)).toBe(false);
  });
});
