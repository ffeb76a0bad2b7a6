// A phrase in the person's language and in Dutch; what cannot be filled in or is not certain is refused.
import { expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import type { Fact } from '../../src/content/schema/fact.ts';
import type { Day, FactId, Language, PhraseId } from '../../src/content/schema/ids.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { speakPhrase } from '../../src/speech/phrase.ts';
import { makeSpeech } from '../../src/speech/speech.ts';
import { realContent } from '../support/minds.ts';

const content = realContent();
const speechOf = (given: Content, today = '2026-11-24') =>
  makeSpeech({ content: given, today: today as Day, sheetPath: () => '/sheet' });
const speech = speechOf(content);
const say = (id: string, language: string, slots: Readonly<Record<string, string>> = {}, by = speech) => {
  const phrase = by.content.phrases[id as PhraseId];
  if (!phrase) throw new Error(`There is no phrase ${id}.`);
  return speakPhrase(by, phrase, language as Language, slots);
};
const spoken = (...given: Parameters<typeof say>) => {
  const said = say(...given);
  if ('refused' in said) throw new Error(`refused: ${said.name}`);
  return said;
};
const plain = (...given: Parameters<typeof say>) => withoutIsolates(spoken(...given).own.text);

const visit = { day: '2026-12-01', hour: '09:30', place: 'Stationsplein 1' };

test('day, hour and place in the language of the person, and the same in Dutch', () => {
  expect(plain('appointment-made', 'en', visit)).toBe(
    'Your appointment is on 1-12-2026 (Tuesday). The time is 09:30. The place is Stationsplein 1. You cannot come? Write it here.',
  );
  expect(withoutIsolates(spoken('appointment-made', 'en', visit).dutch)).toContain('op 1-12-2026 (dinsdag)');
});

test('right to left: every value, name and Dutch term stands alone', () => {
  const { own } = spoken('appointment-made', 'ar', visit);
  expect(own.direction).toBe('rtl');
  expect(own.text).toContain('\u20681-12-2026 (الثلاثاء)\u2069');
  expect(own.text).toContain('\u2068Stationsplein 1\u2069');
  expect(spoken('contact-gemeente', 'ar').own.text).toContain('\u2068gemeente\u2069');
  // Every isolate that opens closes, and none stands within another.
  expect(own.text.replace(/\u2068[^\u2068\u2069]*\u2069/gu, '')).not.toMatch(/[\u2068\u2069]/u);
});

test('amounts as on Dutch letters, facts of today', () => {
  const letter = { amount: '1401.5', day: '2026-12-01' };
  expect(say('is-this-the-letter', 'nl', letter)).toEqual({ refused: 'slot', name: 'amount' });
  expect(plain('is-this-the-letter', 'nl', { ...letter, amount: '1401,50' })).toContain('€ 1401,50');
  expect(plain('inburgering-time', 'en')).toContain('You then have 3 years.');
});

test('the day on which its facts were looked up goes along, and nothing when it has none', () => {
  expect(spoken('inburgering-time', 'nl').own.checked).toBe('2026-11-24');
  expect(spoken('hello', 'nl').own.checked).toBeUndefined();
});

test('a risky phrase that no person has read in the language goes with its Dutch', () => {
  const { own, dutch } = spoken('no-legal-advice', 'ar');
  expect(own.dutch).toEqual({ text: dutch });
  expect(spoken('no-legal-advice', 'nl').own.dutch).toBeUndefined();
  expect(spoken('hello', 'ar').own.dutch).toBeUndefined();
  const read = { ...content.locales['ar' as Language], reviewed: { 'phrases/no-legal-advice': 'person' } };
  const signed = speechOf({ ...content, locales: { ...content.locales, ar: read } } as Content);
  expect(spoken('no-legal-advice', 'ar', {}, signed).own.dutch).toBeUndefined();
});

test('a language without the phrase gets the one it falls back to, and that language is named', () => {
  expect(spoken('hello', 'ti').own.language).toBe('en');
});

test.each([
  ['an empty slot', { ...visit, place: ' ' }, 'place'],
  ['a missing slot', { day: visit.day, hour: visit.hour }, 'place'],
  ['a day that does not exist', { ...visit, day: '2026-02-30' }, 'day'],
  ['a day in another order', { ...visit, day: '1-12-2026' }, 'day'],
  ['an hour after midnight', { ...visit, hour: '24:00' }, 'hour'],
  ['a fill-in within a place', { ...visit, place: 'Plein {{fact.term}}' }, 'place'],
  ['a link within a place', { ...visit, place: '[hier](https://example.org)' }, 'place'],
  ['a turned direction within a place', { ...visit, place: 'Plein \u202E1' }, 'place'],
  ['two lines', { ...visit, place: 'Plein\n1' }, 'place'],
  ['a whole story', { ...visit, place: 'a'.repeat(81) }, 'place'],
  ['a slot that was not asked for', { ...visit, name: 'Jan' }, 'name'],
])('%s is refused', (_, slots, name) => {
  expect(say('appointment-made', 'en', slots)).toEqual({ refused: 'slot', name });
});

test('a fact that has ended or is uncertain is never sent as certain', () => {
  const change = (part: Partial<Fact>) => {
    const id = 'nareis-term' as FactId;
    const facts = { ...content.facts, [id]: { ...content.facts[id], ...part } };
    return say('nareis-soon', 'en', {}, speechOf({ ...content, facts } as Content));
  };
  const refused = { refused: 'fact', name: 'nareis-term' };
  expect(change({ confidence: 'low' })).toEqual(refused);
  expect(change({ values: [{ until: '2026-11-23', is: { count: 3, unit: 'months' } }] } as Partial<Fact>)).toEqual(
    refused,
  );
  expect(change({ confidence: 'high' })).not.toEqual(refused);
});

test('every phrase has the words of all languages that people see', () => {
  const live = Object.keys(content.languages).filter((code) => content.languages[code as Language]?.live);
  const phrases = Object.values(content.phrases);
  expect(phrases.length).toBeGreaterThanOrEqual(60);
  for (const { id, says } of phrases) expect(Object.keys(says), id).toEqual(expect.arrayContaining(live));
  expect(Object.isFrozen(content.phrases)).toBe(true);
});
