// What is said when a message holds words of danger: short, in the person's language, numbers each on a line of their own.
import type { Language } from '../content/schema/ids.ts';
import { blank } from './blank.ts';
import { contactsOf } from './contacts.ts';
import type { Message } from './message.ts';
import { type Speech, source } from './speech.ts';
import { teller } from './text.ts';
import { ways } from './ways.ts';

export const speakCrisis = (speech: Speech, theme: string, language: Language): Message => {
  const words = speech.content.locales[language]?.safety[theme] ?? speech.content.locales[source]?.safety[theme];
  const contacts = speech.content.safety.find(({ id }) => id === theme)?.contacts ?? [];
  if (!words) throw new Error(`safety.yaml has no words for "${theme}".`);
  const tell = teller(speech, language);
  return {
    ...blank(speech, language, 'crisis'),
    text: [
      `**${tell(words.say)}**`,
      ...words.doing.map((line) => `- ${tell(line)}`),
      ...(words.question ? [tell(words.question)] : []),
    ].join('\n\n'),
    contacts: contactsOf(speech, contacts, language),
    choices: ways(speech, language, ['human', 'menu']),
  };
};
