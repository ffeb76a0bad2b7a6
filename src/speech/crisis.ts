// What is said when a message holds words of danger: short, in the person's language, numbers each on a line of their own.
import type { Language } from '../content/schema/ids.ts';
import { blank } from './blank.ts';
import { contactsOf } from './contacts.ts';
import type { Message, SpokenContact } from './message.ts';
import { type Speech, source } from './speech.ts';
import { teller } from './text.ts';
import { ways } from './ways.ts';

/** A certain word: this comes before everything. */
export const speakCrisis = (speech: Speech, theme: string, language: Language): Message => {
  const { words, spoken } = wordsFor(speech, theme, language);
  const tell = teller(speech, spoken);
  return {
    ...blank(speech, language, 'crisis'),
    text: [`**${tell(words.say)}**`, ...words.doing.map((line) => `- ${tell(line)}`)].join('\n\n'),
    contacts: contactsFor(speech, theme, language),
    choices: ways(speech, language, ['human', 'menu']),
  };
};

/** An uncertain word: one question and the numbers go along with the ordinary answer. */
export const askAfter = (
  speech: Speech,
  theme: string,
  language: Language,
): { readonly question: string; readonly contacts: readonly SpokenContact[] } => {
  const { words, spoken } = wordsFor(speech, theme, language);
  return {
    question: teller(speech, spoken)(words.question ?? words.say),
    contacts: contactsFor(speech, theme, language),
  };
};

/** In the language itself, else in its fallback, else in Dutch. */
const wordsFor = (speech: Speech, theme: string, language: Language) => {
  const chain = [language, speech.content.languages[language]?.fallback ?? source, source];
  for (const spoken of chain) {
    const words = speech.content.locales[spoken]?.safety[theme];
    if (words) return { words, spoken };
  }
  throw new Error(`safety.yaml has no words for "${theme}".`);
};

const contactsFor = (speech: Speech, theme: string, language: Language): readonly SpokenContact[] =>
  contactsOf(speech, speech.content.safety.find(({ id }) => id === theme)?.contacts ?? [], language);
