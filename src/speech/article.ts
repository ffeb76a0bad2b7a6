// An article as a message, and lists of articles and flows found by search.
import type { ArticleId, FlowId, Language } from '../content/schema/ids.ts';
import { press } from '../guide/button.ts';
import { blank } from './blank.ts';
import { flowChoice } from './menu.ts';
import type { Choice, Message } from './message.ts';
import { type Speech, source } from './speech.ts';
import { sayer, teller } from './text.ts';
import { ways } from './ways.ts';

/** What search found: an article or a flow. */
export type Hit = { readonly kind: 'article' | 'flow'; readonly id: string };

export const speakArticle = (speech: Speech, id: ArticleId, language: Language): Message => {
  const article = speech.content.articles[id];
  const text = article?.texts[language] ?? article?.texts[source];
  if (!article || !text) throw new Error(`There is no article ${id}.`);
  const tell = teller(speech, language);
  return {
    ...blank(speech, language, 'article'),
    text: `**${tell(text.title)}**\n\n${tell(text.body.trim())}`,
    sources: article.sources.map(({ name, url, date }) => ({ name, url, ...(date ? { date } : {}) })),
    checked: article.reviewed,
    choices: [...flowsAbout(speech, id, language), ...ways(speech, language, ['back', 'human', 'menu'])],
  };
};

/** The roads of the same subject that lead to this article, so that reading ends in doing. */
const flowsAbout = (speech: Speech, id: ArticleId, language: Language): readonly Choice[] =>
  Object.values(speech.content.flows)
    .filter(({ outcomes }) => Object.values(outcomes).some(({ articles }) => articles.includes(id)))
    .slice(0, 2)
    .map(({ id: flow }) => flowChoice(speech, flow, language));

/** "Do you mean …": at most three, and "none of these", which leads back to the road when one is open. */
export const speakChoices = (speech: Speech, found: readonly Hit[], language: Language, onRoad: boolean): Message => ({
  ...blank(speech, language, 'results'),
  text: `**${sayer(speech, language)('search.which')}**`,
  asks: 'choice',
  choices: [
    ...found.slice(0, 3).map((one) => foundChoice(speech, one, language)),
    {
      label: sayer(speech, language)('search.none'),
      value: press({ kind: 'command', command: onRoad ? 'back' : 'menu' }),
      role: 'main',
    },
    ...ways(speech, language, onRoad ? ['back', 'human', 'menu'] : ['human', 'menu']),
  ],
});

/** Honestly not found: the menu and a person. */
export const speakNothingFound = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'results'),
  text: `**${sayer(speech, language)('search.nothing')}**\n\n${sayer(speech, language)('search.instead')}`,
  choices: ways(speech, language, ['menu', 'human']),
});

const foundChoice = (speech: Speech, one: Hit, language: Language): Choice => {
  if (one.kind === 'flow') return flowChoice(speech, one.id as FlowId, language);
  const id = one.id as ArticleId;
  const article = speech.content.articles[id];
  const title = article?.texts[language]?.title ?? article?.texts[source]?.title ?? id;
  return { label: teller(speech, language)(title), value: press({ kind: 'article', article: id }), role: 'main' };
};
