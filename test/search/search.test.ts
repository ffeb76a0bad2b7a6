// The search on a small sample: it finds across typing, scripts and languages, and knows when it does not know.
import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/search/build-index.ts';
import { makeSearch } from '../../src/search/find.ts';
import { findables } from '../../src/search/findable.ts';
import { inLanguage } from '../language/words.ts';
import { sample } from './sample/content.ts';

const search = makeSearch(sample);
const find = (question: string, language = 'nl') => search.find(question, inLanguage(language));
const best = (question: string, language = 'nl') => find(question, language).hits[0]?.topic;

describe('find', () => {
  it.each([
    ['nl', 'mijn huur is veel te duur', 'housing.rent'],
    ['nl', 'hoe vraag ik huurtoslag aan', 'housing.rent'],
    ['nl', 'Inburgeringsexamens', 'inburgering.exam'],
    ['en', 'can my wife and kids come here', 'family.nareis'],
    ['en', 'who is my huisarts', 'health.insurance-gp'],
    ['ar', 'ايمتى بتجي زوجتي', 'family.nareis'],
    ['ar', 'كيف أدفع huur', 'housing.rent'],
    ['ar', 'رسبت بالإمتحان', 'inburgering.exam'],
  ])('%s: %s', (language, question, topic) => {
    expect(best(question, language)).toBe(topic);
    expect(find(question, language).band).not.toBe('nothing');
  });

  it('finds Arabic typed in Latin letters', () => {
    expect(best('zawjati w awladi', 'ar')).toBe('family.nareis');
  });

  it('shows three topics, a flow and an article of one topic only once', () => {
    const { hits } = find('mijn vrouw en kinderen laten overkomen');
    expect(hits.length).toBe(3);
    expect(new Set(hits.map(({ topic }) => topic)).size).toBe(3);
  });

  it('gives the neighbour it is confused with the third place', () => {
    const topics = find('ik kan de huur van mijn woning aan de dokter niet betalen', 'nl').hits.map(({ id }) => id);
    expect(topics[0]).toBe('rent');
    expect(topics).toContain('house');
  });

  it('asks which is meant when only a word or two was said', () => {
    expect(find('huur').band).toBe('choices');
    expect(find('huisarts').band).toBe('choices');
    expect(best('huur')).toBe('housing.rent');
  });

  it('says honestly that it did not find', () => {
    expect(find('regent het aan zee vandaag').band).toBe('nothing');
    expect(find('вокзал').band).toBe('nothing');
  });
});

describe('which index is asked', () => {
  it('the one of the language seen, when the script is another', () => {
    expect(find('كيف أجلب زوجتي', 'en')).toMatchObject({ language: 'ar', band: 'answer' });
    expect(best('كيف أجلب زوجتي', 'en')).toBe('family.nareis');
  });
  it('the one of the language seen, when the own finds nothing', () => {
    expect(find('when will they offer me a home in some town', 'nl')).toMatchObject({ language: 'en' });
  });
  it('the Dutch one, when a whole Dutch sentence is pasted', () => {
    expect(find('De gemeente wijst u een woning toe', 'ar')).toMatchObject({ language: 'nl', band: 'answer' });
    expect(best('De gemeente wijst u een woning toe', 'ar')).toBe('housing.municipality');
  });
  it('the own one for a language that has no articles', () => {
    expect(find('huisarts', 'tr').hits[0]?.topic).toBe('health.insurance-gp');
  });
});

describe('anything a person can send', () => {
  it.each([
    '',
    ' ',
    '😀',
    ':',
    'hoe: laat',
    'https://duo.nl',
    'wat is 1:2',
    '~',
    '^',
    'exam~ +ja -nee *',
    '-inburgering',
    '<b>huur</b>',
    '__proto__ constructor',
    '\u202E\u2066',
    '9'.repeat(1000),
    'huur '.repeat(20_000),
  ])('%s', (question) => {
    find('warm');
    expect(find(question).hits.length).toBeLessThanOrEqual(3);
  });

  it('finds nothing in nothing, instead of everything', () => {
    const index = buildIndex(findables(sample, inLanguage('nl')), false);
    for (const text of ['', ' ', '...', '😀', '☃☃☃']) expect(index(text)).toEqual([]);
  });

  it('does not exclude or require words by signs', () => {
    expect(best('-huur')).toBe('housing.rent');
  });
});

describe('the limits', () => {
  it('come from the golden questions', () => {
    const limits = search.limits(inLanguage('nl'));
    expect(limits?.high).toBeCloseTo((limits?.low ?? 0) * 1.5);
    expect(limits?.low).toBeGreaterThan(0);
    expect(search.limits(inLanguage('tr'))).toBeUndefined();
  });
  it('golden questions are in no index', () => {
    const texts = findables(sample, inLanguage('nl'))
      .map(({ head }) => head)
      .join('\n');
    expect(texts).not.toContain('ik ben ziek wie bel ik');
    expect(texts).toContain('Hoe kies ik een huisarts?');
  });
});
