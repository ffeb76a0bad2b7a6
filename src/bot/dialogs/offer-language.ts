// A question in another language than the talk: the answer stays in the talk's language, with one button to change.
import type { Language } from '../../content/schema/ids.ts';
import { press } from '../../guide/button.ts';
import type { Message } from '../../speech/message.ts';
import type { Speech } from '../../speech/speech.ts';

export const offerLanguage = (speech: Speech, message: Message, written: Language, language: Language): Message => {
  const entry = speech.content.languages[written];
  if (written === language || !entry?.live) return message;
  const label = speech.say(written, 'language.offer', { name: entry.name });
  return {
    ...message,
    choices: [...message.choices, { label, value: press({ kind: 'speak', language: written }), role: 'way' }],
  };
};
