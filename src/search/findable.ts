// What can be found in one language: every article and every flow, each as one line of text for the index.
import type { Content, Flow } from '../content/content.ts';
import type { ArticleId, FlowId, Language, Topic } from '../content/schema/ids.ts';
import type { FlowWords } from '../content/schema/words.ts';

export type Known = (
  | { readonly kind: 'article'; readonly id: ArticleId }
  | { readonly kind: 'flow'; readonly id: FlowId }
) & { readonly topic: Topic };
export type Findable = { readonly known: Known; readonly text: string };

export const findables = (content: Content, language: Language): readonly Findable[] => [
  ...articlesIn(content, language),
  ...flowsIn(content, language),
];

const articlesIn = (content: Content, language: Language): readonly Findable[] =>
  Object.values(content.articles).flatMap(({ id, topic, terms, texts }) => {
    const words = texts[language];
    if (!words) return [];
    const { title, summary, keywords, questions } = words;
    return [
      { known: { kind: 'article', id, topic }, text: plain([title, summary, ...keywords, ...questions, ...terms]) },
    ];
  });

const flowsIn = (content: Content, language: Language): readonly Findable[] =>
  Object.values(content.flows).flatMap((flow: Flow) => {
    const words: FlowWords | undefined = content.locales[language]?.flows[flow.id];
    if (!words) return [];
    const synonyms = Object.values(words.questions).flatMap(({ options = {} }) =>
      Object.values(options).flatMap((option) => option.synonyms),
    );
    const lines = [words.title, words.label, words.summary, ...synonyms, ...termsOf(content, flow.topic)];
    return [{ known: { kind: 'flow', id: flow.id, topic: flow.topic }, text: plain(lines) }];
  });

/** The Dutch terms people have read on letters stand in the articles; a flow on the same topic is found by them too. */
const termsOf = (content: Content, topic: Topic): readonly string[] =>
  Object.values(content.articles).flatMap((article) => (article.topic === topic ? article.terms : []));

/** Without the {{places}} for facts. */
const plain = (lines: readonly string[]): string => lines.join('\n').replace(/\{\{[^}]*\}\}/g, ' ');
