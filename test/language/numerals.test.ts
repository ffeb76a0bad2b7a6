// Numbers of every script and ten languages, and nothing taken for a number that is none.
import { describe, expect, it } from 'vitest';
import { onlyNumber, readNumber } from '../../src/language/numerals.ts';
import { content, inLanguage, table, tenLanguages } from './words.ts';

describe('readNumber', () => {
  it.each([
    ['nl', '2', 2],
    ['ar', '١٢', 12],
    ['fa', '۱۲', 12],
    ['nl', '２', 2],
    ['nl', '2️⃣', 2],
    ['nl', '②', 2],
    ['ti', '፳፭', 25],
    ['ti', '፪', 2],
    ['ti', '፻፳', 120],
    ['en', 'two', 2],
    ['en', 'the second one', 2],
    ['nl', 'optie 3', 3],
    ['nl', 'de tweede', 2],
    ['nl', '2.', 2],
    ['fr', '1er', 1],
    ['fr', 'le premier', 1],
    ['ar', 'رقم ٣', 3],
    ['ar', 'الثاني', 2],
    ['tr', 'üç', 3],
    ['uk', "п'ять", 5],
    ['nl', 'twee', 2],
    ['en', 'twee', 2],
  ])('%s: %s → %d', (language, text, number) => {
    expect(readNumber(text, inLanguage(language), table)).toBe(number);
  });

  it.each(['3 kinderen', 'ik heb 3 kinderen', '2 of 3', 'b1', '', '-', '9'.repeat(1000), '1,5', 'one of them is mine'])(
    '%s is no choice',
    (text) => {
      expect(readNumber(text, inLanguage('nl'), table)).toBeUndefined();
    },
  );

  it('knows one to ten in every language', () => {
    for (const language of tenLanguages)
      for (const [at, list] of (content.commands[inLanguage(language)]?.numbers ?? []).entries())
        for (const word of list) expect(readNumber(word, inLanguage(language), table), word).toBe(at + 1);
  });
});

describe('onlyNumber, when a number was asked', () => {
  it.each([
    ['ik heb 3 kinderen', 3],
    ['16 uur per week', 16],
    ['عمري ٣٤ سنة', 34],
  ])('%s → %d', (text, number) => {
    expect(onlyNumber(text)).toBe(number);
  });
  it.each(['tussen 3 en 5', 'hoe kom ik aan 3 formulieren?', '1401,50', '-3', 'veel'])('%s → none', (text) => {
    expect(onlyNumber(text)).toBeUndefined();
  });
});
