// A question → one answer, three choices or nothing, from the index of one language.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import { clean, words } from '../language/fold.ts';
import type { Hit, Index } from './build-index.ts';
import type { Limits } from './calibrate.ts';
import type { Found } from './found.ts';

export type Ready = { readonly language: Language; readonly index: Index; readonly limits: Limits };

/** A neighbour is offered when it stands among so many after the first two. */
const NEAR = 3;
const SHORT = 2;
/** One or two words score low by nature; below this share of the limit it was only a likeness of letters. */
const SHORT_SHARE = 0.6;

export const findIn = ({ language, index, limits }: Ready, question: string, articles: Content['articles']): Found => {
  const hits = index(question);
  const [best] = hits;
  if (!best) return { band: 'nothing', hits: [], language };
  const three = choices(hits, articles);
  const isShort = words(clean(question)).length <= SHORT;
  if (best.score < limits.low * (isShort ? SHORT_SHARE : 1)) return { band: 'nothing', hits: three, language };
  const rival = hits[1]?.score ?? 0;
  const isSure = !isShort && best.score >= limits.high && best.score >= rival * limits.ratio;
  return { band: isSure ? 'answer' : 'choices', hits: three, language };
};

/** The best two, and a third that is not of the same topic as both; rather a neighbour the first is often confused with. */
const choices = (hits: readonly Hit[], articles: Content['articles']): readonly Hit[] => {
  const [first, second, ...rest] = hits;
  if (!first || !second) return hits;
  const others = first.topic === second.topic ? rest.filter(({ topic }) => topic !== first.topic) : rest;
  const near: readonly string[] = first.kind === 'article' ? (articles[first.id]?.near ?? []) : [];
  const neighbour = others.slice(0, NEAR).find(({ id }) => near.includes(id));
  return [first, second, neighbour ?? others[0]].filter((hit) => hit !== undefined);
};
