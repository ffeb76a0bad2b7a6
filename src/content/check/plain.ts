// Plain: Dutch that people can read at level B1, the level that is asked of them.
import { reporter } from '../loaded.ts';
import { textUnits } from '../text-units.ts';
import type { Check } from './check.ts';
import { plainText, readability, sentencesIn, wordsIn } from './readability.ts';
import { everyText } from './said.ts';

const leastScore = 60;
const longestSentence = 20;
/** In a shorter text one long word decides the score. */
const fewWords = 30;

export const plain: Check = (loaded) => {
  const { warning } = reporter(loaded, 'plain');
  const names = new Set(Object.keys(loaded.content.glossary).map((term) => term.toLowerCase()));
  return [
    ...everyText(loaded)
      .filter(({ language }) => language === 'nl')
      .flatMap(({ file, path, text }) =>
        sentencesIn(plainText(text))
          .filter((sentence) => wordsIn(sentence).length > longestSentence)
          .map((sentence) =>
            warning(
              file,
              path,
              `a sentence of ${wordsIn(sentence).length} words; make two of it: "${sentence.slice(0, 40)}…"`,
            ),
          ),
      ),
    ...[...textUnits(loaded.files, 'nl').values()].flatMap(({ file, path, text }) => {
      const { score, words, longWords } = readability(plainText(wordsOf(text)), names);
      if (words < fewWords || score >= leastScore) return [];
      const named = longWords.length > 0 ? `; long words: ${longWords.slice(0, 5).join(', ')}` : '';
      return [warning(file, path, `harder than B1 (Flesch-Douma ${score}, wanted ${leastScore})${named}`)];
    }),
  ];
};

const wordsOf = (text: unknown): string => {
  if (typeof text === 'string') return text;
  if (text === null || typeof text !== 'object') return '';
  return Object.entries(text)
    .map(([key, inner]) => (key === 'synonyms' ? '' : wordsOf(inner)))
    .join('\n');
};
