// The search on the real articles: golden questions, questions off the road, and questions collected elsewhere.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Language, Topic } from '../../src/content/schema/ids.ts';
import { makeSearch } from '../../src/search/find.ts';
import { offTopic } from '../../src/search/off-topic.ts';
import { content } from '../language/words.ts';

type Question = { readonly text: string; readonly topic: Topic };

const search = makeSearch(content);
const languages = (Object.keys(content.languages) as Language[]).filter(
  (language) => content.languages[language]?.live,
);
const share = (part: number, all: number) => Math.round((1000 * part) / all) / 10;

/** Per cent of the questions whose topic is first, and among the three shown. */
const score = (questions: readonly Question[], language: Language) => {
  const places = questions.map(({ text, topic }) =>
    search.find(text, language).hits.findIndex((hit) => hit.topic === topic),
  );
  return {
    first: share(places.filter((place) => place === 0).length, places.length),
    shown: share(places.filter((place) => place >= 0).length, places.length),
    missed: questions.filter((_, at) => places[at] === -1).map(({ text, topic }) => `${topic}: ${text}`),
  };
};

describe.each(languages)('golden questions in %s', (language) => {
  const questions = Object.values(content.articles).flatMap(({ topic, texts }) =>
    (texts[language]?.tests ?? []).map((text) => ({ text, topic })),
  );

  it('find their article: first 80 %, among three 90 %', () => {
    expect(questions.length).toBeGreaterThan(60);
    const { first, shown, missed } = score(questions, language);
    expect(first, `shown ${shown}; missed\n${missed.join('\n')}`).toBeGreaterThanOrEqual(80);
    expect(shown, missed.join('\n')).toBeGreaterThanOrEqual(90);
  });

  it('questions off the road are refused: 80 %', () => {
    const answered = (offTopic[language] ?? []).filter((text) => search.find(text, language).band !== 'nothing');
    expect(offTopic[language]?.length).toBeGreaterThanOrEqual(20);
    expect(share(answered.length, 20), answered.join('\n')).toBeLessThanOrEqual(20);
  });
});

describe('questions collected elsewhere', () => {
  const collected = readFileSync('test/search/questions-dev.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Question & { readonly lang: Language; readonly also: readonly Topic[] });
  const topics = new Set(Object.values(content.articles).map(({ topic }) => topic));
  const known = collected.filter(({ lang, topic }) => languages.includes(lang) && topics.has(topic));

  it('mostly show their topic, or one they touch as well', () => {
    const shown = known.filter(({ text, lang, topic, also }) =>
      search.find(text, lang).hits.some((hit) => hit.topic === topic || also.includes(hit.topic)),
    );
    const missed = known.filter((question) => !shown.includes(question)).map(({ topic, text }) => `${topic}: ${text}`);
    expect(known.length).toBeGreaterThan(20);
    expect(share(shown.length, known.length), missed.join('\n')).toBeGreaterThanOrEqual(80);
  });
});
