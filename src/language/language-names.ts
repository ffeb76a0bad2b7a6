// A language asked for by its name, in any language and any loose spelling: 'arabisch', '3arabi', 'عربي', 'po russki'.
import { distance } from 'fastest-levenshtein';
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import { whole } from './word-table.ts';

/** Undefined when the message names no language of ours, or may name two. Only the whole message counts. */
export const languageNames = (content: Pick<Content, 'languages'>): ((text: string) => Language | undefined) => {
  const languages = Object.keys(content.languages) as Language[];
  const names = new Map<string, Language | 'ambiguous'>();
  const add = (name: string, language: Language) => {
    const folded = whole(name);
    const known = names.get(folded);
    if (folded !== '') names.set(folded, known === undefined || known === language ? language : 'ambiguous');
  };
  for (const language of languages) {
    const { name, spellings } = content.languages[language] ?? { name: '', spellings: [] };
    for (const spelling of [language, ...name.split('/'), ...spellings]) add(spelling, language);
    for (const speaker of languages)
      add(new Intl.DisplayNames(speaker, { type: 'language' }).of(language) ?? '', language);
  }
  return (text) => {
    if (text.length > 60) return undefined;
    const said = whole(text);
    const found = names.get(said) ?? near(said, names);
    return found === 'ambiguous' ? undefined : found;
  };
};

/** One typing mistake from five letters up. */
const near = (said: string, names: ReadonlyMap<string, Language | 'ambiguous'>): Language | undefined => {
  if (said.length < 5) return undefined;
  const found = new Set(
    [...names].flatMap(([name, language]) => (name.length >= 5 && distance(said, name) === 1 ? [language] : [])),
  );
  const [only] = found;
  return found.size === 1 && only !== 'ambiguous' ? only : undefined;
};
