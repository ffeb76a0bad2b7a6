// content/safety.yaml: crisis themes with their phrases; locales/<lang>/safety.yaml: what is said.
import { z } from 'zod';
import { contactId, language } from './ids.ts';

export const themeId = z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/, 'write a theme in small letters, like "child-danger"');
const line = z.string().trim().min(1);
const phrasesPerLanguage = z.record(language, z.array(line));

export const safetyFile = z.strictObject({
  themes: z
    .array(
      z.strictObject({
        id: themeId,
        level: z.enum(['red', 'amber']),
        /** In the order in which they are shown. */
        contacts: z.array(contactId).min(1),
        /** A leading ~ marks a phrase that may mean something else: the bot asks before it says more. */
        phrases: phrasesPerLanguage,
        /** Sentences that look like this theme and are not; they are taken away before matching. */
        not: phrasesPerLanguage.default({}),
      }),
    )
    .min(1),
});

/** Telephone numbers stand in as {{fact.id}}, as everywhere. */
export const safetyWords = z.strictObject({
  say: line,
  doing: z.array(line).default([]),
  /** Asked instead of `say` when the phrase was of lower certainty. */
  question: line.optional(),
});

export const safetyWordsFile = z.record(themeId, safetyWords);

export type SafetyWords = {
  readonly say: string;
  readonly doing: readonly string[];
  readonly question?: string | undefined;
};
