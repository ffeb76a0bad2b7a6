// One text in one language: facts and days filled in, Latin runs isolated where the script runs from the right.
import type { Language, RuleId } from '../content/schema/ids.ts';
import type { Deadline } from '../guide/rules/rule.ts';
import { isolateLatin } from './isolate.ts';
import type { Speech, Values } from './speech.ts';
import { valuesIn } from './values.ts';

export const directionOf = (speech: Speech, language: Language): 'ltr' | 'rtl' =>
  speech.content.languages[language]?.direction ?? 'ltr';

/** A function that finishes texts of one language; `days` are the computed days of an outcome. */
export const teller = (speech: Speech, language: Language, days?: Readonly<Record<RuleId, Deadline>>) => {
  if (!days) return finished(speech, language).tell;
  const values = valuesIn(speech, language, days);
  return (text: string): string => finish(speech, language, text, values);
};

/** A word of ui.yaml, finished in the same way. */
export const sayer = (speech: Speech, language: Language) => {
  const { tell } = finished(speech, language);
  // What holds a person's answer is never kept.
  return (key: string, values?: Readonly<Record<string, string | number>>): string =>
    values
      ? finish(speech, language, speech.say(language, key, { ...valuesIn(speech, language), ...values }), none)
      : tell(speech.say(language, key));
};

const finish = (speech: Speech, language: Language, text: string, values: Values): string => {
  const filled = text.includes('{{') ? speech.fill(text, values) : text;
  return directionOf(speech, language) === 'rtl' ? isolateLatin(filled) : filled;
};

const none: Values = {};

type Finished = { readonly tell: (text: string) => string };
const kept = new WeakMap<Speech, Map<Language, Finished>>();
/** A text of the content is the same all day: it is finished once per language. */
const finished = (speech: Speech, language: Language): Finished => {
  const languages = kept.get(speech) ?? new Map<Language, Finished>();
  kept.set(speech, languages);
  const before = languages.get(language);
  if (before) return before;
  const texts = new Map<string, string>();
  const values = valuesIn(speech, language);
  const tell = (text: string): string => {
    const ready = texts.get(text) ?? finish(speech, language, text, values);
    texts.set(text, ready);
    return ready;
  };
  const made = { tell };
  languages.set(language, made);
  return made;
};
