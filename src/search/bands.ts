// A question → one answer, three choices or nothing, from the index of one language.
import type { Content } from '../content/content.ts';
import type { ArticleId, Language } from '../content/schema/ids.ts';
import { clean, words } from '../language/fold.ts';
import type { Hit, Index } from './build-index.ts';
import type { Limits } from './calibrate.ts';
import type { Found } from './found.ts';

export type Ready = { readonly language: Language; readonly index: Index; readonly limits: Limits };

const CHOICES = 3;
const SHORT = 2;
/** One or two words score low by nature; below this share of the limit it was only a likeness of letters. */
const SHORT_SHARE = 0.5;

export const findIn = ({ language, index, limits }: Ready, question: string, articles: Content['articles']): Found => {
  const hits = index(question);
  const [best] = hits;
  if (!best) return { band: 'nothing', hits: [], language };
  const three = choices(hits, articles);
  const isShort = words(clean(question)).length <= SHORT;
  if (best.score < limits.low * (isShort ? SHORT_SHARE : 1)) return { band: 'nothing', hits: three, language };
  const rival = hits.find((hit) => hit.topic !== best.topic);
  const isSure = !isShort && best.score >= limits.high && best.score >= (rival?.score ?? 0) * limits.ratio;
  return { band: isSure ? 'answer' : 'choices', hits: three, language };
};

/** The best of three topics; a neighbour the first is often confused with takes the third place when it was found at all. */
const choices = (hits: readonly Hit[], articles: Content['articles']): readonly Hit[] => {
  const topics = hits.filter((hit, at) => hits.findIndex((other) => other.topic === hit.topic) === at);
  const [first, second, third] = topics;
  if (!first || !second) return topics;
  const near: readonly string[] = first.kind === 'article' ? (articles[first.id as ArticleId]?.near ?? []) : [];
  const neighbour = topics.find((hit) => hit !== first && hit !== second && near.includes(hit.id));
  return [first, second, neighbour ?? third].filter((hit) => hit !== undefined).slice(0, CHOICES);
};
