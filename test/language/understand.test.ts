// One message at one point of the talk: what is answered, what is asked back, what goes to the search.
import { describe, expect, it } from 'vitest';
import { type Asked, understand } from '../../src/language/understand.ts';
import { inLanguage, table, today } from './words.ts';

const option = (id: string, label: string, ...synonyms: string[]) => ({ id, label, synonyms });
const work: Asked = {
  kind: 'choice',
  options: [
    option('job', 'Ik heb werk', 'baan'),
    option('no-job', 'Geen werk', 'werkloos'),
    option('study', 'Ik heb een studie', 'ik studeer', 'opleiding'),
    option('not-sure', 'Weet ik niet zeker'),
  ],
};
const yesNo: Asked = { kind: 'choice', options: [option('yes', 'Ja'), option('no', 'Nee')] };
const married: Asked = { kind: 'choice', options: [option('married', 'Getrouwd'), option('single', 'Alleen')] };
const date: Asked = { kind: 'date' };
const number: Asked = { kind: 'number', least: 0, most: 20 };
const nothing: Asked = { kind: 'nothing' };
const menu: Asked = { kind: 'menu', options: [option('subject:family', 'Familie'), option('subject:money', 'Geld')] };

const mean = (text: string, asked: Asked, language = 'nl') =>
  understand(text, asked, { language: inLanguage(language), today, words: table });

describe('an open choice', () => {
  it.each([
    ['its number', '2', 'no-job'],
    ['a number in Arabic', '٢', 'no-job'],
    ['a number word', 'twee', 'no-job'],
    ['a keycap', '3️⃣', 'study'],
    ['its words', 'ik heb werk!', 'job'],
    ['a synonym', 'Werkloos', 'no-job'],
    ['words like it', 'ik heb geen werk', 'no-job'],
    ['a slip', 'ik studeeer', 'study'],
    ['no knowledge, in another language', 'не знаю', 'not-sure'],
    ['no knowledge', 'geen idee', 'not-sure'],
  ])('%s: %s', (_, text, id) => {
    expect(mean(text, work)).toEqual({ kind: 'option', id });
  });

  it.each([
    ['a bare yes', 'ja'],
    ['a thumb', '👍'],
    ['a number too high', '7'],
    ['words of two options', 'ik heb'],
  ])('%s asks again', (_, text) => {
    expect(mean(text, work)).toEqual({ kind: 'bad', reason: 'which-option' });
  });

  it('never takes a denial for the thing denied', () => {
    expect(mean('niet getrouwd', married)).toEqual({ kind: 'free', text: 'niet getrouwd' });
  });

  it.each(['wat is een PIP?', 'hoe lang moet ik nog inburgeren', 'ik heb 3 kinderen', 'a:b', '<b>ja</b> <script>'])(
    'leaves %s to the search',
    (text) => {
      expect(mean(text, work)).toEqual({ kind: 'free', text });
    },
  );

  it('takes yes and no where they are the options, in any language', () => {
    expect(mean('نعم', yesNo)).toEqual({ kind: 'option', id: 'yes' });
    expect(mean('👎', yesNo)).toEqual({ kind: 'option', id: 'no' });
    expect(mean('geen idee', yesNo)).toEqual({ kind: 'unknown' });
  });

  it('still obeys commands', () => {
    expect(mean('القائمة', work)).toEqual({ kind: 'command', command: 'menu' });
    expect(mean('terug', work)).toEqual({ kind: 'command', command: 'back' });
    expect(mean('0', work)).toEqual({ kind: 'command', command: 'menu' });
  });
});

describe('a menu', () => {
  it('is chosen from as a question is', () => {
    expect(mean('1', menu)).toEqual({ kind: 'option', id: 'subject:family' });
    expect(mean('geld', menu)).toEqual({ kind: 'option', id: 'subject:money' });
  });
  it('takes a label it shows before a command word', () => {
    const subjects: Asked = { kind: 'menu', options: [option('subject:language', 'Taal', 'lessen')] };
    expect(mean('Taal', subjects)).toEqual({ kind: 'option', id: 'subject:language' });
    expect(mean('Taal', menu)).toEqual({ kind: 'command', command: 'language' });
  });
  it('leaves yes and "I do not know" to the talk', () => {
    expect(mean('ja', menu)).toEqual({ kind: 'command', command: 'yes' });
    expect(mean('ik weet het niet', menu)).toMatchObject({ kind: 'free' });
  });
});

describe('an open date', () => {
  it.each([
    ['1 augustus 2026', { kind: 'day', day: '2026-08-01' }],
    ['31-2-2026', { kind: 'bad', reason: 'impossible-date' }],
    ['1 augustus', { kind: 'bad', reason: 'no-year' }],
    ['augustus 2026', { kind: 'bad', reason: 'no-day' }],
    ['1-1-1890', { kind: 'bad', reason: 'out-of-range' }],
    ['1890', { kind: 'bad', reason: 'not-a-date' }],
    ['2', { kind: 'bad', reason: 'not-a-date' }],
    ['1'.repeat(1000), { kind: 'bad', reason: 'not-a-date' }],
    ['weet ik niet', { kind: 'unknown' }],
    ['ja', { kind: 'command', command: 'yes' }],
    ['op welke brief staat dat?', { kind: 'free', text: 'op welke brief staat dat?' }],
  ])('%s', (text, meant) => {
    expect(mean(text, date)).toEqual(meant);
  });

  it('offers both readings of an Ethiopian date', () => {
    expect(mean('25-11-2018', date, 'ti')).toEqual({ kind: 'day-choices', days: ['2026-08-01', '2018-11-25'] });
  });
});

describe('an open number', () => {
  it.each([
    ['0', { kind: 'number', number: 0 }],
    ['٣', { kind: 'number', number: 3 }],
    ['two', { kind: 'number', number: 2 }],
    ['ik heb 3 kinderen', { kind: 'number', number: 3 }],
    ['21', { kind: 'bad', reason: 'out-of-range' }],
    ['1,5', { kind: 'bad', reason: 'not-a-number' }],
    ['9'.repeat(1000), { kind: 'bad', reason: 'not-a-number' }],
    ['geen idee', { kind: 'unknown' }],
    ['waarom vraag je dat?', { kind: 'free', text: 'waarom vraag je dat?' }],
  ])('%s', (text, meant) => {
    expect(mean(text, number)).toEqual(meant);
  });

  it('reads the Persian nine, which is also a no', () => {
    expect(mean('نه', number, 'fa')).toEqual({ kind: 'number', number: 9 });
    expect(mean('نه', yesNo, 'fa')).toEqual({ kind: 'option', id: 'no' });
  });
});

describe('anything a person can send', () => {
  const odd: readonly (readonly [string, string, string])[] = [
    ['empty', '', 'empty'],
    ['spaces', ' \n\t ', 'empty'],
    ['pictures only', '😀❤️🎉', 'empty'],
    ['direction signs only', '\u202E\u2066\u200F', 'empty'],
    ['punctuation', '...!', 'empty'],
    ['100 kB', 'a'.repeat(100_000), 'too-long'],
    ['100 kB of one sign', '👍'.repeat(50_000), 'too-long'],
    ['100 kB of digits', '7'.repeat(100_000), 'too-long'],
    ['4,000 letters', 'inburgeren '.repeat(360), 'free'],
    ['4,000 dates', '1-8-2026 '.repeat(440), 'bad'],
    ['half a pair', '\ud83d hallo daar', 'free'],
    ['a colon', 'hoe: laat', 'free'],
    ['a web address', 'https://duo.nl', 'free'],
    ['HTML', '<img src=x onerror=alert(1)>', 'free'],
  ];
  it.each(odd)('%s', (_, text, kind) => {
    expect(mean(text, nothing).kind).toBe(kind);
  });

  it('never breaks or takes long, whatever is open', () => {
    for (const asked of [work, yesNo, date, number, nothing, menu])
      for (const [, text] of odd) {
        expect(mean(text, asked).kind).toMatch(/./);
      }
  });
});
