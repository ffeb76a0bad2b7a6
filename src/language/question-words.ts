// Words a question begins with, per language: many people leave out the question mark, and a question is no answer.
import type { Language } from '../content/schema/ids.ts';
import { whole } from './word-table.ts';

const first: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    nl: 'wat wie waar waarom wanneer hoe hoeveel welk welke kan kunnen mag mogen moet moeten hoelang',
    en: 'what who where why when how which can could may must do does did should',
    ar: 'ما ماذا شو ايش مين أين وين فين لماذا ليش متى ايمتى امتى كيف كم قديش هل أي',
    ti: 'እንታይ መን ኣበይ ንምንታይ መዓስ ከመይ ክንደይ ኣየናይ',
    fa: 'چه چی کی کجا چرا چطور چگونه چند چقدر آیا کدام',
    tr: 'ne kim nerede neden niçin nasıl kaç hangi',
    so: 'maxay yaa xaggee sababta goorma sidee imisa kee',
    uk: 'що хто де чому коли як скільки який яка чи',
    ru: 'что кто где почему когда как сколько какой какая можно',
    fr: 'que quoi qui où pourquoi quand comment combien quel quelle est-ce puis-je',
  }).map(([language, list]) => [language, new Set(list.split(' ').map(whole))]),
);
/** "Hoe lang" alone may be an answer in the making; from three words on it is a question. */
const fewest = 3;

/** Expects folded words with single spaces; a question may be asked in any language. */
export const asks = (said: string, language: Language): boolean => {
  const [start = '', ...more] = said.split(' ');
  return more.length + 1 >= fewest && (first[language]?.has(start) ?? false);
};
