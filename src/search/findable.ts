// What can be found in one language: every article together with the flow on its topic, and flows that have no article.
import type { Article, Content } from '../content/content.ts';
import type { ArticleText } from '../content/schema/article.ts';
import type { ArticleId, FlowId, Language, Topic } from '../content/schema/ids.ts';

export type Known = (
  | { readonly kind: 'article'; readonly id: ArticleId }
  | { readonly kind: 'flow'; readonly id: FlowId }
) & { readonly topic: Topic };

export type Findable = {
  readonly known: Known;
  /** Title, summary, keywords, example questions, Dutch terms. */
  readonly head: string;
  readonly body: string;
};

export const findables = (content: Content, language: Language): readonly Findable[] => {
  const articles = Object.values(content.articles).flatMap((article): readonly Findable[] => {
    const words = article.texts[language];
    if (!words) return [];
    const known = { kind: 'article', id: article.id, topic: article.topic } as const;
    return [{ known, head: headOf(content, article, words, language), body: plain(words.body) }];
  });
  const covered = new Set(articles.map(({ known }) => known.topic));
  const flows = Object.values(content.flows).flatMap(({ id, topic }): readonly Findable[] => {
    const lines = flowLines(content, id, language);
    if (covered.has(topic) || lines.length === 0) return [];
    return [{ known: { kind: 'flow', id, topic }, head: plain(lines.join('\n')), body: '' }];
  });
  return [...articles, ...flows];
};

/** A flow is reached through the article on its topic. Apart, the two would compete, and a short text wins too easily. */
const headOf = (content: Content, { topic, terms }: Article, words: ArticleText, language: Language): string => {
  const flows = Object.values(content.flows).filter((flow) => flow.topic === topic);
  const own = [words.title, words.summary, ...words.keywords, ...words.questions, ...terms];
  return plain([...own, ...flows.flatMap(({ id }) => flowLines(content, id, language))].join('\n'));
};

const flowLines = (content: Content, id: FlowId, language: Language): readonly string[] => {
  const words = content.locales[language]?.flows[id];
  return words ? [words.title, words.label, words.summary] : [];
};

/** Without the {{places}} for facts and the addresses of links. */
const plain = (text: string): string => text.replace(/\{\{[^}]*\}\}|https?:\S+/g, ' ');
