// Glossary: an official Dutch term stays in a translation, because people meet it on letters and at desks.
import { reporter } from '../loaded.ts';
import type { Language } from '../schema/ids.ts';
import { textUnits } from '../text-units.ts';
import type { Check } from './check.ts';

export const glossary: Check = (loaded) => {
  const { warning } = reporter(loaded, 'glossary');
  const find = finder(Object.keys(loaded.content.glossary));
  const dutch = new Map(
    [...textUnits(loaded.files, 'nl')]
      .filter(([key]) => /^(?:flows|articles|phrases)\//.test(key))
      .map(([key, { text }]) => [key, find(wordsOf(text))]),
  );
  const { languages, locales } = loaded.content;
  const live = (Object.keys(locales) as Language[]).filter(
    (language) => language !== 'nl' && languages[language]?.live,
  );
  return live.flatMap((language) =>
    [...textUnits(loaded.files, language).values()].flatMap(({ key, file, path, text }) => {
      const own = wordsOf(text).toLowerCase();
      const lost = [...(dutch.get(key) ?? [])].filter((term) => !own.includes(term.toLowerCase()));
      return lost.length > 0
        ? [
            warning(
              file,
              path,
              `lost the Dutch ${lost.length > 1 ? 'terms' : 'term'} ${lost.join(', ')}; keep it in brackets`,
            ),
          ]
        : [];
    }),
  );
};

/** The terms in a text; of "Wet inburgering 2021" only the whole. Abbreviations only in capitals. */
const finder = (terms: readonly string[]) => {
  const known = new Map(terms.map((term) => [term.toLowerCase(), term]));
  const longestFirst = terms
    .toSorted((one, other) => other.length - one.length)
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\d-])(?:${longestFirst.join('|')})(?![\\p{L}\\d])`, 'giu');
  return (text: string): ReadonlySet<string> =>
    new Set(
      (terms.length > 0 ? [...text.matchAll(pattern)] : []).flatMap(([found]) => {
        const term = known.get(found.toLowerCase());
        return term && (term !== term.toUpperCase() || term === found) ? [term] : [];
      }),
    );
};

const wordsOf = (text: unknown): string => {
  if (typeof text === 'string') return text.replace(/\{\{[^{}]*\}\}|https?:\/\/\S+/gu, ' ');
  if (text === null || typeof text !== 'object') return '';
  return Object.entries(text)
    .map(([key, inner]) => (key === 'synonyms' ? '' : wordsOf(inner)))
    .join('\n');
};
