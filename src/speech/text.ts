// One text in one language: facts and days filled in, Latin runs isolated where the script runs from the right.
import type { Language, RuleId } from '../content/schema/ids.ts';
import type { Deadline } from '../guide/rules/rule.ts';
import { isolateLatin } from './isolate.ts';
import type { Speech } from './speech.ts';
import { valuesIn } from './values.ts';

export const directionOf = (speech: Speech, language: Language): 'ltr' | 'rtl' =>
  speech.content.languages[language]?.direction ?? 'ltr';

/** A function that finishes texts of one language; `days` are the computed days of an outcome. */
export const teller = (speech: Speech, language: Language, days: Readonly<Record<RuleId, Deadline>> = {}) => {
  const values = valuesIn(speech, language, days);
  const whole = directionOf(speech, language) === 'rtl' ? isolateLatin : (text: string) => text;
  return (text: string): string => whole(text.includes('{{') ? speech.fill(text, values) : text);
};

/** A word of ui.yaml, finished in the same way. */
export const sayer = (speech: Speech, language: Language) => {
  const tell = teller(speech, language);
  return (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    tell(speech.say(language, key, { ...valuesIn(speech, language), ...values }));
};
