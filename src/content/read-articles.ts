// content/articles/<article>/<lang>.md: front matter and Markdown; the Dutch file carries what all languages share.
import type { Article } from './content.ts';
import type { SourceFile } from './loaded.ts';
import { parseYaml } from './parse-yaml.ts';
import { judge, missing, namesIn, type Reading, textOf, wrong } from './reading.ts';
import { type ArticleText, articleHead, translationHead } from './schema/article.ts';
import { type ArticleId, articleId, type Language } from './schema/ids.ts';

export const articlePath = (article: string, language: string): string => `content/articles/${article}/${language}.md`;

export const readArticles = (
  reading: Reading,
  languages: Readonly<Record<string, unknown>>,
): Readonly<Record<ArticleId, Article>> =>
  Object.fromEntries(
    namesIn(reading, 'content/articles')
      .filter((name) => !name.includes('.'))
      .flatMap((name) => {
        const article = readArticle(reading, name, languages);
        if (!article) reading.broken.add(`article ${name}`);
        return article ? [[article.id, article]] : [];
      }),
  );

const readArticle = (
  reading: Reading,
  name: string,
  languages: Readonly<Record<string, unknown>>,
): Article | undefined => {
  const dutch = readMarkdown(reading, articlePath(name, 'nl'));
  if (!dutch && !reading.files.has(articlePath(name, 'nl')))
    missing(reading, articlePath(name, 'nl'), 'every article starts in Dutch; the file is missing');
  const translations = namesIn(reading, `content/articles/${name}`, '.md')
    .filter((language) => language !== 'nl')
    .flatMap((language) => {
      const text = readTranslation(reading, articlePath(name, language), Object.hasOwn(languages, language));
      return text ? [[language, text] as const] : [];
    });
  if (!dutch) return undefined;
  const id = judge(reading, { source: dutch, data: name }, articleId);
  const { body, ...head } = dutch.data as { readonly body: string };
  const shaped = judge(reading, { source: dutch, data: head }, articleHead);
  if (!shaped || id === undefined) return undefined;
  const { title, summary, keywords, questions, tests, ...shared } = shaped;
  const own: ArticleText = { title, summary, keywords, questions, tests, body };
  return { id, ...shared, texts: Object.fromEntries([['nl' as Language, own], ...translations]) };
};

const readTranslation = (reading: Reading, file: string, known: boolean): ArticleText | undefined => {
  const source = readMarkdown(reading, file);
  if (!source) return undefined;
  if (!known) {
    wrong(reading, source, [], 'the name of the file is no language of locales/languages.yaml');
    return undefined;
  }
  const { body, ...head } = source.data as { readonly body: string };
  const text = judge(reading, { source, data: head }, translationHead);
  return text && { ...text, body };
};

/** `data` is the front matter with the Markdown under `body`; a line of the body is `['body', 0-based line]`. */
const readMarkdown = (reading: Reading, file: string): SourceFile | undefined => {
  const text = textOf(reading, file)?.replaceAll('\r\n', '\n');
  if (text === undefined) return undefined;
  const parts = /^---\n([\s\S]*?\n)---[ \t]*\n([\s\S]*)$/.exec(text);
  const [head = '', whole = ''] = parts ? parts.slice(1) : [];
  const { problems, lineOf, data } = parseYaml(file, head, 2);
  const body = whole.trim();
  const firstLine = text.slice(0, text.length - whole.trimStart().length).split('\n').length;
  const source: SourceFile = {
    file,
    data: { ...(data as object | undefined), body },
    lineOf: (path) => (path[0] === 'body' ? firstLine + Number(path[1] ?? 0) : lineOf(path)),
  };
  reading.files.set(file, source);
  reading.problems.push(...problems);
  if (!parts)
    wrong(reading, source, [], 'an article starts with a line "---", then its front matter, then a line "---"');
  else if (body === '') wrong(reading, source, [], 'the article has no text under its front matter');
  return parts && problems.length === 0 ? source : undefined;
};
