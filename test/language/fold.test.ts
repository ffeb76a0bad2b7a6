// Spellings people mix must come out the same; words that differ must not.
import { describe, expect, it } from 'vitest';
import { clean, fold, romanise, words } from '../../src/language/fold.ts';
import { chatFold } from '../../src/language/letters/latin.ts';

describe('fold', () => {
  it.each([
    ['capitals and accents', 'Één ŞEKER Çıkış', 'een seker cikis'],
    ['dotted and dotless i', 'İstanbul ışık', 'istanbul isik'],
    ['apostrophes', "su'aal п’ять", 'suaal пять'],
    ['alef, ya, ta marbuta', 'إقامة أولى', 'اقامه اولی'],
    ['Persian and Arabic keyboards', 'يك كتاب', 'یک کتاب'],
    ['tatweel and harakat', 'مَـــرحَبا', 'مرحبا'],
    ['a joined word with ZWNJ', 'می‌توانم', 'میتوانم'],
    ['Ukrainian and Russian letters', 'Ґанок ёлка їжа', 'ганок елка іжа'],
    ['digits of other scripts', '١٢ ۱۲ １２ ②', '12 12 12 2'],
    ['a keycap', '2️⃣', '2'],
    ['ß', 'Straße', 'strasse'],
  ])('%s', (_, text, folded) => {
    expect(fold(text)).toBe(fold(folded));
    expect(words(fold(text)).join(' ')).toBe(folded);
  });

  it("reads Ge'ez homophones and vowels alike", () => {
    expect(fold('ሓገዝ')).toBe(fold('ሃገዝ'));
    expect(fold('ፀሓይ')).toBe(fold('ጸሃይ'));
    expect(fold('ገዛ')).toBe(fold('ገዘ'));
    expect(fold('ገዛ')).not.toBe(fold('ሰብ'));
  });

  it('drops signs that cannot be seen, so that nobody is turned round', () => {
    expect(fold('\u202Ehallo\u2066\u200B\u00AD')).toBe('hallo');
  });

  it('keeps different words apart', () => {
    expect(fold('мова')).not.toBe(fold('мава'));
    expect(fold('لا')).not.toBe(fold('لها'));
  });

  it('cuts long texts, in no time', () => {
    const long = 'ﷺ ëß '.repeat(20_000);
    expect(clean(long).length).toBeLessThanOrEqual(500);
    expect(fold(long).length).toBeLessThanOrEqual(600);
  });

  it('is at rest after one time', () => {
    for (const text of ['Één', 'إقامة', 'ሓገዝ', 'їжа', 'می‌توانم']) expect(fold(fold(text))).toBe(fold(text));
  });
});

describe('romanise', () => {
  it.each([
    ['ገዛ', 'geza'],
    ['መዓስ', 'me3as'],
    ['ሓገዝ', 'hagez'],
    ['помощь', 'pomosh'],
    ['салам', 'salam'],
  ])('%s is near %s', (word, typed) => {
    expect(chatFold(romanise(word))).toBe(chatFold(typed));
  });

  it('leaves numbers alone', () => {
    expect(chatFold('2026')).toBe('2026');
    expect(chatFold('b2der')).toBe('bder');
  });
});
