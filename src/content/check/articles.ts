// Articles: neighbours and flows name articles that exist; golden questions test what the index was not given.
import { didYouMean } from '../did-you-mean.ts';
import { isBroken, type Loaded, reporter } from '../loaded.ts';
import type { Problem } from '../problem.ts';
import { articlePath } from '../read-articles.ts';
import { flowPath } from '../read-flows.ts';
import type { Check } from './check.ts';

export const articles: Check = (loaded) => {
  const { error } = reporter(loaded, 'articles');
  const known = Object.keys(loaded.content.articles);
  const unknown = (id: string) => !known.includes(id) && !isBroken(loaded, 'article', id);
  const says = (id: string) => `there is no article "${id}"${didYouMean(id, known)}`;
  return [
    ...Object.values(loaded.content.articles).flatMap(({ id, near }) =>
      near.flatMap((other, index) => {
        const file = articlePath(id, 'nl');
        if (other === id) return [error(file, ['near', index], 'an article is not its own neighbour')];
        return unknown(other) ? [error(file, ['near', index], says(other))] : [];
      }),
    ),
    ...Object.values(loaded.content.flows).flatMap((flow) =>
      Object.entries(flow.outcomes).flatMap(([node, outcome]) =>
        outcome.articles.flatMap((id, index) =>
          unknown(id) ? [error(flowPath(flow.id), ['outcomes', node, 'articles', index], says(id))] : [],
        ),
      ),
    ),
    ...golden(loaded),
  ];
};

/** A golden question that is indexed as well would always be found, and so prove nothing. */
const golden = (loaded: Loaded): readonly Problem[] => {
  const { error } = reporter(loaded, 'articles');
  const texts = Object.values(loaded.content.articles).flatMap(({ id, texts: own }) =>
    Object.entries(own).map(([language, text]) => ({ id, language, text })),
  );
  const indexed = new Map(
    texts.flatMap(({ id, language, text }) =>
      text.questions.map((question) => [`${language} ${folded(question)}`, id] as const),
    ),
  );
  return texts.flatMap(({ id, language, text }) =>
    text.tests.flatMap((test, index) => {
      const owner = indexed.get(`${language} ${folded(test)}`);
      return owner
        ? [
            error(
              articlePath(id, language),
              ['tests', index],
              `the golden question "${test}" is an indexed question of "${owner}"; word it otherwise`,
            ),
          ]
        : [];
    }),
  );
};

const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
