// Facts and days as people read them: "3 years", "€ 254", "29-12-2026 (Tuesday)"; each an isolate.
import { valueOn } from '../content/facts.ts';
import type { Duration } from '../content/schema/duration.ts';
import type { Fact, FactValue } from '../content/schema/fact.ts';
import type { Day, FactId, Language, RuleId } from '../content/schema/ids.ts';
import type { Deadline } from '../guide/rules/rule.ts';
import { showDay, showDuration, showMoney, showNumber, showPlainDay } from '../language/format.ts';
import { isolate } from './isolate.ts';
import type { Speech, Values } from './speech.ts';

/** `{ fact: {…}, day: {…} }` for texts in one language; facts on the day of the speech. */
export const valuesIn = (
  speech: Speech,
  language: Language,
  days: Readonly<Record<RuleId, Deadline>> = {},
): Values => ({
  fact: factsIn(speech, language),
  day: Object.fromEntries(Object.entries(days).map(([id, { day }]) => [id, isolate(showDay(day, language))])),
});

const shown = new WeakMap<Speech, Map<Language, Values>>();

const factsIn = (speech: Speech, language: Language): Values => {
  const before = shown.get(speech)?.get(language);
  if (before) return before;
  const facts = Object.fromEntries(
    Object.entries(speech.content.facts).map(([id, fact]) => {
      const value = valueOn(fact, speech.today);
      // An amount whose period has ended is never shown as if it still held.
      const text =
        value === undefined ? speech.say(language, 'fact.changed') : isolate(showFact(fact, value, language));
      return [id, text];
    }),
  );
  shown.set(speech, (shown.get(speech) ?? new Map()).set(language, facts));
  return facts;
};

export const factIn = (speech: Speech, id: FactId, language: Language): string | undefined => {
  const fact = speech.content.facts[id];
  const value = fact && valueOn(fact, speech.today);
  return value === undefined || !fact ? undefined : showFact(fact, value, language);
};

const showFact = (fact: Fact, value: FactValue, language: Language): string => {
  switch (fact.type) {
    case 'money':
      return showMoney(value as number);
    case 'duration':
      return showDuration(value as Duration, language);
    case 'date':
      return showPlainDay(value as Day);
    case 'age':
    case 'count':
      return showNumber(value as number);
    case 'phone':
    case 'url':
      return String(value);
  }
};
