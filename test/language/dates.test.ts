// Dates as people write them; a wrong one moves a legal deadline.
import { describe, expect, it } from 'vitest';
import { type ReadDate, readDate } from '../../src/language/dates.ts';
import { monthNamed } from '../../src/language/months.ts';
import { whole } from '../../src/language/word-table.ts';
import { inLanguage, tenLanguages, today } from './words.ts';

const read = (text: string, language = 'nl') => readDate(text, inLanguage(language), today);
const first = '2026-08-01';

describe('the first of August 2026', () => {
  it.each([
    ['nl', '1-8-2026'],
    ['nl', '01/08/2026'],
    ['nl', '1.8.26'],
    ['nl', '1 8 2026'],
    ['nl', '01082026'],
    ['nl', '2026-08-01'],
    ['nl', '20260801'],
    ['nl', '1 augustus 2026'],
    ['nl', '1 augutus 2026'],
    ['nl', '1 aug 2026'],
    ['nl', 'ik kreeg mijn PIP op 1 augustus 2026'],
    ['en', 'August 1st, 2026'],
    ['en', '1 august 26'],
    ['en', 'it was on the 1st of August 2026'],
    ['ar', '١ آب ٢٠٢٦'],
    ['ar', '١/٨/٢٠٢٦'],
    ['ar', '1 أغسطس 2026'],
    ['ar', '1 غشت 2026'],
    ['fa', '۱۰ مرداد ۱۴۰۵'],
    ['fa', '۱۰ اسد ۱۴۰۵'],
    ['fa', '1405/5/10'],
    ['fa', '10 mordad 1405'],
    ['fa', '1 اوت 2026'],
    ['fa', '1 اگست 2026'],
    ['tr', '1 Ağustos 2026'],
    ['tr', '1 agustos 2026'],
    ['so', '1 agoosto 2026'],
    ['ti', '፩ ነሓሰ ፳፻፳፮'],
    ['ti', '1 ነሓሰ 2026'],
    ['uk', '1 серпня 2026 року'],
    ['uk', '1 серпень 2026'],
    ['uk', 'лист від 1.8.2026'],
    ['ru', '1-го августа 2026 г.'],
    ['fr', '1er août 2026'],
    ['fr', '1er aout 2026'],
    ['en', '１/８/２０２６'],
    ['nl', '\u202E1-8-2026\u202C'],
  ])('%s: %s', (language, text) => {
    expect(read(text, language)).toEqual({ kind: 'day', day: first });
  });
});

describe('other days', () => {
  it.each<[string, string, ReadDate | undefined]>([
    ['day first, always', '12-11-2026', { kind: 'day', day: '2026-11-12' as never }],
    ['two words for a month', '١ كانون الثاني ٢٠٢٦', { kind: 'day', day: '2026-01-01' as never }],
    ['the other كانون', '1 كانون الأول 2025', { kind: 'day', day: '2025-12-01' as never }],
    ['a leap day', '29-2-2024', { kind: 'day', day: '2024-02-29' as never }],
    ['yesterday', 'gisteren', { kind: 'day', day: '2026-11-23' as never }],
    ['today in Arabic', 'اليوم', { kind: 'day', day: '2026-11-24' as never }],
    ['the day before yesterday', 'позавчера', { kind: 'day', day: '2026-11-22' as never }],
    ['no leap day', '29-2-2026', { kind: 'impossible' }],
    ['31 February', '31-2-2026', { kind: 'impossible' }],
    ['American order', '8/25/2026', { kind: 'impossible' }],
    ['day 32', '32 mei 2026', { kind: 'impossible' }],
    ['long ago', '1-1-1890', { kind: 'out-of-range' }],
    ['far ahead', '1-8-2040', { kind: 'out-of-range' }],
    ['no year', '1 augustus', { kind: 'no-year' }],
    ['no year, in numbers', '1/8', { kind: 'no-year' }],
    ['no day', 'augustus 2026', { kind: 'no-day' }],
    ['two dates', '1-8-2026 of 2-8-2026', { kind: 'choices', days: ['2026-08-01', '2026-08-02'] as never }],
    ['a bus card is no March', '27 euro op mijn ov kaart', undefined],
    ['a number', '12', undefined],
    ['a question', 'waar staat die datum?', undefined],
    ['a thousand digits', '1'.repeat(1000), undefined],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('the Ethiopian calendar', () => {
  it('shows both readings of an old year', () => {
    expect(read('25-11-2018', 'ti')).toEqual({ kind: 'choices', days: ['2026-08-01', '2018-11-25'] });
    expect(read('25 ሓምለ 2018', 'ti')).toEqual({ kind: 'choices', days: ['2026-08-01', '2018-07-25'] });
  });
  it('knows the thirteenth month', () => {
    expect(read('3 ጳጉሜን 2018', 'ti')).toEqual({ kind: 'choices', days: ['2026-09-08', '2018-09-08'] });
  });
  it('does not doubt a recent year, or another language', () => {
    expect(read('25-11-2024', 'ti')).toEqual({ kind: 'day', day: '2024-11-25' });
    expect(read('25-11-2018', 'en')).toEqual({ kind: 'day', day: '2018-11-25' });
  });
});

describe('month names', () => {
  it('come from full ICU: every language has its own, not the English ones', () => {
    for (const language of tenLanguages) {
      const name = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(
        new Date('2026-08-15T12:00:00Z'),
      );
      if (language !== 'en') expect(name, language).not.toBe('August');
      expect(monthNamed(whole(name)), `${language} ${name}`).toEqual({ calendar: 'gregory', month: 8 });
    }
  });

  it('finds all twelve of every language, long and short', () => {
    for (const locale of [...tenLanguages, 'ar-SY', 'ar-MA', 'fa-AF'])
      for (let month = 1; month <= 12; month += 1)
        for (const style of ['long', 'short'] as const) {
          const options = { month: style, day: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const;
          const parts = new Intl.DateTimeFormat(locale, options).formatToParts(new Date(Date.UTC(2026, month - 1, 15)));
          const name = whole(parts.find(({ type }) => type === 'month')?.value ?? '');
          expect(monthNamed(name), `${locale} ${name}`).toEqual({ calendar: 'gregory', month });
        }
  });
});
