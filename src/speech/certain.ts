// What can be said as certain today: a text whose facts all hold, and none of which is a guess.
import { valueOn } from '../content/facts.ts';
import type { ArticleId, FactId } from '../content/schema/ids.ts';
import { type Speech, source } from './speech.ts';

export const factsIn = (text: string): readonly FactId[] =>
  [...text.matchAll(/\{\{\s*fact\.([a-z0-9-]+)\s*\}\}/g)].map(([, id]) => id as FactId);

/** The first fact of a text that has ended, has not begun, is unknown, or is of low confidence. */
export const uncertainIn = (speech: Speech, text: string): FactId | undefined =>
  factsIn(text).find((id) => {
    const fact = speech.content.facts[id];
    return !fact || fact.confidence === 'low' || valueOn(fact, speech.today) === undefined;
  });

/** Of an article; every language holds the same facts as the Dutch. */
export const uncertainInArticle = (speech: Speech, id: ArticleId): FactId | undefined => {
  const text = speech.content.articles[id]?.texts[source];
  return text && uncertainIn(speech, `${text.title}\n${text.body}`);
};
