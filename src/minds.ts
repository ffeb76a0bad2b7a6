// Joins content, rules, words, search and the day into what the bot thinks with; made anew when the day changes.
import type { Minds } from './bot/talk.ts';
import type { Content } from './content/content.ts';
import type { Day, Language } from './content/schema/ids.ts';
import { rules } from './guide/rules/all.ts';
import type { Trail } from './guide/trail.ts';
import { makeCrisisFinder } from './language/crisis.ts';
import { languageNames } from './language/language-names.ts';
import { understand } from './language/understand.ts';
import { wordTable } from './language/word-table.ts';
import { makeSearch } from './search/find.ts';
import { makeSpeech } from './speech/speech.ts';

export type MindsParts = {
  readonly content: Content;
  today(): Day;
  sheetPath(trail: Trail, language: Language): string;
};

/** Cheap to call every turn: only a new day makes new speech and a new guide; the search index is made once. */
export const makeMinds = ({ content, today, sheetPath }: MindsParts): (() => Minds) => {
  const words = wordTable(content);
  // Made with the first message, not with the first page.
  let finder: ReturnType<typeof makeCrisisFinder> | undefined;
  const crisis: Minds['crisis'] = (text) => {
    finder ??= makeCrisisFinder(content.safety);
    return finder(text);
  };
  const search = makeSearch(content);
  const named = languageNames(content);
  const on = (day: Day): Minds => ({
    guide: { content, rules, today: day },
    speech: makeSpeech({ content, today: day, sheetPath }),
    search,
    understand: (text, asked, language) => understand(text, asked, { language, today: day, words }),
    crisis,
    detect: search.detect,
    named,
  });
  let [day, minds] = [today(), on(today())];
  return () => {
    const now = today();
    if (now !== day) [day, minds] = [now, on(now)];
    return minds;
  };
};
