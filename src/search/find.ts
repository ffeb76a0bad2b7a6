// The search as the other rooms see it: which index to ask, built when first needed and kept.
import type { Content } from '../content/content.ts';
import type { Language } from '../content/schema/ids.ts';
import { type Detect, languageDetector, scriptOf, scriptOfLanguage } from '../language/which-language.ts';
import { termFinder } from './asked-term.ts';
import { findIn, type Ready } from './bands.ts';
import { buildIndex } from './build-index.ts';
import { calibrate, goldenQuestions, type Limits } from './calibrate.ts';
import { findables } from './findable.ts';
import type { Found } from './found.ts';

export type { Found };
export type SearchRoom = {
  readonly find: (question: string, conversationLanguage: Language) => Found;
  readonly detect: Detect;
  /** Undefined for a language without articles. */
  readonly limits: (language: Language) => Limits | undefined;
};

const DUTCH = 'nl' as Language;

export const makeSearch = (content: Content): SearchRoom => {
  const kept = new Map<Language, Ready | undefined>();
  const readyIn = (language: Language): Ready | undefined => {
    if (!kept.has(language)) kept.set(language, prepare(content, language));
    return kept.get(language);
  };
  const detect = languageDetector(content);
  const termIn = termFinder(content);
  return {
    detect,
    limits: (language) => readyIn(language)?.limits,
    find: (question, conversation) => {
      const asked = termIn(question);
      const term = asked === undefined ? {} : { term: asked };
      let nothing: Found | undefined;
      for (const language of languagesFor(question, conversation, detect)) {
        const ready = readyIn(language);
        const found = ready && findIn(ready, question, content.articles);
        if (found && found.band !== 'nothing') return { ...found, ...term };
        nothing ??= found;
      }
      // A short name scores low; where it stands is what was asked for all the same.
      if (asked !== undefined && nothing && nothing.hits.length > 0)
        return { ...nothing, band: 'choices', term: asked };
      return nothing ?? { band: 'nothing', hits: [], language: conversation };
    },
  };
};

const prepare = (content: Content, language: Language): Ready | undefined => {
  const all = findables(content, language);
  if (all.length === 0) return undefined;
  const index = buildIndex(all, scriptOfLanguage(language) !== 'Latn');
  return { language, index, limits: calibrate(index, goldenQuestions(content, language)) };
};

/** Another script than the talk's: the language seen. The same: the talk's, then the one seen. Dutch last: people paste letters. */
const languagesFor = (question: string, conversation: Language, detect: Detect): readonly Language[] => {
  const seen = detect(question);
  const isOtherScript = scriptOf(question) !== scriptOfLanguage(conversation);
  const order = isOtherScript ? [seen, conversation, DUTCH] : [conversation, seen, DUTCH];
  return [...new Set(order.filter((language) => language !== undefined))];
};
