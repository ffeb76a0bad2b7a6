// What a lawyer asks of the texts: a way out of every question, an end beside every amount, nothing left out of a list.
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/content/schema/fact.ts';
import type { FactId, Language } from '../../src/content/schema/ids.ts';
import { factsIn } from '../../src/speech/certain.ts';
import { withoutIsolates } from '../../src/speech/isolate.ts';
import { teller } from '../../src/speech/text.ts';
import { mindsOn, realContent } from '../support/minds.ts';

const content = realContent();
const flows = Object.values(content.flows);
const languages = ['nl', 'en', 'ar'] as Language[];
const choices = flows.flatMap((flow) =>
  Object.entries(flow.questions).flatMap(([node, question]) =>
    question.asks === 'choice' ? [{ flow: flow.id, node, options: Object.keys(question.options) }] : [],
  ),
);

/** Every outcome and every article, in every language, as one text each. */
const texts = languages.flatMap((language) => [
  ...flows.flatMap((flow) =>
    Object.entries(content.locales[language]?.flows[flow.id]?.outcomes ?? {}).map(([node, words]) => ({
      place: `${flow.id}/${node} ${language}`,
      text: [words.verdict, words.warning ?? '', ...words.steps, ...words.more].join('\n'),
    })),
  ),
  ...Object.values(content.articles).map(({ id, texts: own }) => ({
    place: `${id} ${language}`,
    text: own[language]?.body ?? '',
  })),
]);
const factOf = (id: FactId) => content.facts[id] as Fact;

describe('every question', () => {
  it.each(choices)('$flow/$node has an answer for who does not know', ({ options }) => {
    expect(options).toContain('not-sure');
  });

  const relatives = choices.filter(({ options }) => options.includes('unmarried-partner'));
  it.each(relatives)('$flow/$node has an answer for who married later', ({ options }) => {
    expect(options).toContain('later-partner');
  });

  it('asks for whom in four places', () => expect(relatives.length).toBe(4));
});

describe('an amount that ends', () => {
  const ending = texts.flatMap(({ place, text }) => {
    const ids = factsIn(text);
    const ends = ids.flatMap((id) => (factOf(id).type === 'money' ? (factOf(id).values.at(-1)?.until ?? []) : []));
    const told = ids.flatMap((id) => (factOf(id).type === 'date' ? [factOf(id).values.at(-1)?.is] : []));
    return ends.length > 0 ? [{ place, ends: [...new Set(ends)], told }] : [];
  });

  it.each(ending)('says its last day in $place', ({ ends, told }) => {
    expect(told).toEqual(expect.arrayContaining(ends));
  });

  it('stands in many texts', () => expect(ending.length).toBeGreaterThan(15));

  it('is never shown once it is over', () => {
    const { speech } = mindsOn('2027-09-02')();
    const amount = /€\s?[\d.,]+/g;
    for (const language of languages) {
      const tell = teller(speech, language);
      const ended = texts
        .filter(({ place }) => place.endsWith(` ${language}`))
        .flatMap(({ text }) => factsIn(text))
        .filter((id) => factOf(id).type === 'money' && factOf(id).values.at(-1)?.until);
      expect(ended.length).toBeGreaterThan(5);
      for (const id of ended) expect(withoutIsolates(tell(`{{fact.${id}}}`)), id).not.toMatch(amount);
    }
  });
});

describe('extra time', () => {
  const once = { nl: 'maar één keer extra tijd', en: 'only once per period', ar: 'مرة واحدة فقط' } as Record<
    string,
    string
  >;
  const words = (language: Language, node: string): string =>
    texts.find(({ place }) => place === `inburgering-term/${node} ${language}`)?.text ?? '';
  const nodes = Object.keys(content.flows['inburgering-term' as keyof typeof content.flows]?.outcomes ?? {});
  const asked = [...nodes.filter((node) => node.startsWith('extra-')), 'hurry', 'last-weeks'];

  it.each(asked.flatMap((node) => languages.map((language) => ({ node, language }))))(
    'is asked once per period, and the letter of DUO wins: $node $language',
    ({ node, language }) => {
      expect(words(language, node)).toContain(once[language]);
      expect(words(language, node)).toContain('DUO');
    },
  );

  it('has eight reasons', () => expect(asked.length).toBe(10));
});
