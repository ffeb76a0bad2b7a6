// "Wat is een PIP?": the one official term a question is about, when it holds nothing else.
import type { Content } from '../content/content.ts';
import { fold, words } from '../language/fold.ts';

const parts = (text: string): readonly string[] => words(fold(text, longest));
/** Longer texts ask about more than a word. */
const longest = 100;

/** What stands around the term, in the languages with articles. */
const around = new Set(
  [
    'wat is zijn betekent een de het dat dit woord bedoelt men met',
    'what is are a an the does do mean means word',
    'ما هو هي هذا هذه معنى تعني يعني شو ايش ماذا كلمة ال',
  ].flatMap(parts),
);

/** The key in glossary.yaml, or undefined. */
export const termFinder = ({ glossary }: Pick<Content, 'glossary'>) => {
  const terms = new Map(Object.keys(glossary).map((term) => [parts(term).join(' '), term]));
  return (question: string): string | undefined => {
    const all = parts(question);
    return terms.get(all.join(' ')) ?? terms.get(all.filter((word) => !around.has(word)).join(' '));
  };
};
