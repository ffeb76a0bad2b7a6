// articles/<article>/<lang>.md: front matter and Markdown. The Dutch file carries what all languages share.
import { z } from 'zod';
import { articleId, day, topic } from './ids.ts';
import { source } from './source.ts';

const texts = {
  title: z.string().min(3),
  /** About 25 words, full sentences, the words people use; also the first chat message. */
  summary: z.string().min(20),
  keywords: z.array(z.string()).min(6).max(10),
  /** As people really ask it; indexed. */
  questions: z.array(z.string()).min(3).max(6),
  /** Golden questions: tests, never indexed. */
  tests: z.array(z.string()).min(3),
};

export const translationHead = z.strictObject(texts);
export const articleHead = z.strictObject({
  ...texts,
  topic,
  /** Official Dutch terms, shared by all languages. */
  terms: z.array(z.string()).min(1),
  /** The neighbours it is confused with. */
  near: z.array(articleId).default([]),
  sources: z.array(source).min(1),
  owner: z.string().min(2),
  reviewed: day,
});

export type ArticleHead = z.infer<typeof articleHead>;
export type ArticleText = z.infer<typeof translationHead> & { readonly body: string };
