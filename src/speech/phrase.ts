// An approved phrase of a volunteer in the person's language and in Dutch, with facts and slots filled in; or why not.
import type { Phrase } from '../content/content.ts';
import type { FactId, Language } from '../content/schema/ids.ts';
import { blank } from './blank.ts';
import { factsIn, uncertainIn } from './certain.ts';
import { isolateLatin } from './isolate.ts';
import type { Message } from './message.ts';
import { readSlot, showSlot } from './slot.ts';
import { type Speech, source } from './speech.ts';
import { directionOf } from './text.ts';
import { valuesIn } from './values.ts';

/** `own` is what the person reads, `dutch` what the volunteer sees; both with isolates round everything filled in. */
export type SpokenPhrase = { readonly own: Message; readonly dutch: string };

/** A slot left empty, unreadable or not asked for; a fact that has ended or is uncertain and so cannot be said as certain. */
export type Refusal = { readonly refused: 'slot' | 'fact'; readonly name: string };

/** `slots` as typed: `2026-12-01`, `12,50`, `09:30`, a place in one line. */
export const speakPhrase = (
  speech: Speech,
  phrase: Phrase,
  language: Language,
  slots: Readonly<Record<string, string>>,
): SpokenPhrase | Refusal => {
  const name = unfit(phrase, slots);
  if (name !== undefined) return { refused: 'slot', name };
  const fact = uncertainFact(speech, phrase);
  if (fact !== undefined) return { refused: 'fact', name: fact };
  const spoken = spokenIn(speech, phrase, language);
  const dutch = filled(speech, phrase, source, slots);
  const checked = checkedOn(speech, phrase);
  return {
    own: {
      ...blank(speech, spoken, 'notice'),
      text: filled(speech, phrase, spoken, slots),
      ...(checked ? { checked } : {}),
      ...(needsDutch(speech, phrase, spoken) ? { dutch: { text: dutch } } : {}),
    },
    dutch,
  };
};

/** The fact for which a phrase cannot be sent today; the desk does not offer it then. */
export const uncertainFact = (speech: Speech, phrase: Phrase): FactId | undefined =>
  uncertainIn(speech, phrase.says[source] ?? '');

const unfit = (phrase: Phrase, slots: Readonly<Record<string, string>>): string | undefined => {
  const asked = Object.entries(phrase.slots);
  const empty = asked.find(([name, kind]) => readSlot(kind, slots[name] ?? '') === undefined)?.[0];
  return empty ?? Object.keys(slots).find((name) => !Object.hasOwn(phrase.slots, name));
};

const filled = (
  speech: Speech,
  phrase: Phrase,
  language: Language,
  slots: Readonly<Record<string, string>>,
): string => {
  const slot = Object.fromEntries(
    Object.entries(phrase.slots).map(([name, kind]) => [name, showSlot(kind, slots[name] ?? '', language)]),
  );
  const text = speech.fill(phrase.says[language] ?? '', { ...valuesIn(speech, language), slot });
  return directionOf(speech, language) === 'rtl' ? isolateLatin(text) : text;
};

/** The language itself, else the one it falls back to, else Dutch: as for every other text. */
const spokenIn = (speech: Speech, phrase: Phrase, language: Language): Language =>
  [language, speech.content.languages[language]?.fallback].find((one) => one && phrase.says[one] !== undefined) ??
  source;

const factsOf = (phrase: Phrase): readonly FactId[] => factsIn(phrase.says[source] ?? '');

/** With a fact in it, the oldest day on which one of them was looked up. */
const checkedOn = (speech: Speech, phrase: Phrase) =>
  factsOf(phrase)
    .flatMap((id) => speech.content.facts[id]?.checked ?? [])
    .toSorted()[0];

const needsDutch = (speech: Speech, { id, risk }: Phrase, language: Language): boolean =>
  risk === 'high' && language !== source && speech.content.locales[language]?.reviewed[`phrases/${id}`] !== 'person';
