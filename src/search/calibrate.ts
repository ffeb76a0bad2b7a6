// From which score on we answer, offer three choices, or say that we did not find it; measured anew at every build.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import type { Index } from './build-index.ts';

export type Limits = {
  /** Below: not found. */
  readonly low: number;
  /** From here on, when the second topic is `ratio` times weaker: one answer. */
  readonly high: number;
  readonly ratio: number;
};

/** Of the golden questions, the share that may fall below `low`. */
const SACRIFICED = 0.03;
const HIGH = 1.5;
const RATIO = 1.2;

/** lunr's scores have no scale of their own: they grow with the number of articles and with the language's words. */
export const calibrate = (index: Index, golden: readonly string[]): Limits => {
  const tops = golden.map((question) => index(question)[0]?.score ?? 0).sort((one, other) => one - other);
  // Without golden questions nothing is known about the scale, and nothing is answered.
  const low = tops[Math.floor(tops.length * SACRIFICED)] ?? Number.POSITIVE_INFINITY;
  return { low, high: low * HIGH, ratio: RATIO };
};

/** The test questions of all articles in one language; they stand in no index. */
export const goldenQuestions = (content: Content, language: Language): readonly string[] =>
  Object.values(content.articles).flatMap((article) => article.texts[language]?.tests ?? []);
