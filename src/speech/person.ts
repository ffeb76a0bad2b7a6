// The way to a person: whom to call or visit, with honest hours. Used on request and at outcomes that need it.
import type { Language, Topic } from '../content/schema/ids.ts';
import { blank } from './blank.ts';
import { contactsOf, helpersOf } from './contacts.ts';
import type { Message } from './message.ts';
import type { Speech } from './speech.ts';
import { sayer } from './text.ts';
import { ways } from './ways.ts';

/** `topic` is what the road was about; without one, everybody who helps with anything. */
export const speakPerson = (speech: Speech, language: Language, topic = 'human.request' as Topic): Message => {
  const say = sayer(speech, language);
  return {
    ...blank(speech, language, 'notice'),
    text: `**${say('person.title')}**\n\n${say('person.how')}`,
    contacts: contactsOf(speech, helpersOf(speech, topic), language),
    choices: ways(speech, language, ['back', 'menu']),
  };
};
