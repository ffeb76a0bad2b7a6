// Plain notices: before and after deleting everything, after stopping, and when something broke on our side.
import type { Language } from '../content/schema/ids.ts';
import { blank } from './blank.ts';
import type { Message } from './message.ts';
import type { Speech } from './speech.ts';
import { sayer } from './text.ts';
import { way, ways } from './ways.ts';

export const speakDeleteQuestion = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: `**${sayer(speech, language)('privacy.ask')}**`,
  choices: ways(speech, language, ['yes', 'no']).map((choice) => ({ ...choice, role: 'main' as const })),
});

export const speakDeleted = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: sayer(speech, language)('privacy.done'),
  choices: [way(speech, language, 'start')],
});

/** After "stop": nothing more comes, and how to return. */
export const speakStopped = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: sayer(speech, language)('notice.stopped'),
  choices: [way(speech, language, 'start')],
});

/** After "thank you": what was asked stays open. */
export const speakThanked = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: sayer(speech, language)('notice.thanked'),
  choices: ways(speech, language, ['menu', 'human']),
});

/** One apology when a message could not be handled; the way to a person stays open. */
export const speakSorry = (speech: Speech, language: Language): Message => ({
  ...blank(speech, language, 'notice'),
  text: sayer(speech, language)('notice.sorry'),
  choices: ways(speech, language, ['menu', 'human']),
});
