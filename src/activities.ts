// Between Bot Framework activities and the talk, for Direct Line and Azure alike: what a person sent, and what we say.
import type { Inbound } from './bot/talk.ts';
import { tappedIn, toActivity } from './channels/directline/saying.ts';
import { bot, type Carried } from './channels/directline/wire.ts';
import type { Content } from './content/content.ts';
import type { Language } from './content/schema/ids.ts';
import { handOffEventIn } from './desk/hand-off-event.ts';
import { press } from './guide/button.ts';
import type { Message } from './speech/message.ts';
import { toMarkdown } from './speech/plain.ts';
import type { Speech } from './speech/speech.ts';
import type { Json } from './store/store.ts';

/**
 * Opening the talk greets, the event `page/language` changes the language, a tapped button brings its value. The locale
 * of a message is that of the client: it counts while we know nothing better (`isNew`), not after a choice in the talk.
 */
export const inboundOf = (content: Content, activity: Carried, isNew: boolean): Inbound => {
  const isEvent = activity.type === 'event';
  const opens = isNew || activity.type === 'conversationUpdate';
  const language = isEvent || opens ? languageOf(content, isEvent ? activity.value : activity.locale) : undefined;
  const value = pressedIn(activity, language);
  return {
    text: typeof activity.text === 'string' ? activity.text : '',
    ...(value === undefined ? {} : { value }),
    ...(language === undefined ? {} : { language }),
  };
};

export const spokenOf = (speech: Speech, body: Json): Carried => {
  const event = handOffEventIn(body);
  if (event) return { ...event, ...(event.name === 'handoff.initiate' ? { relatesTo: { bot } } : {}) };
  const message = body as unknown as Message;
  const { language, choices, sources } = message;
  return toActivity({ text: toMarkdown(speech, message), language, botName: 'Wegwijs', choices, sources });
};

const pressedIn = (activity: Carried, language: Language | undefined): string | undefined => {
  if (activity.type === 'conversationUpdate') return press({ kind: 'command', command: 'start' });
  if (activity.type === 'event') return language && press({ kind: 'speak', language });
  return tappedIn(activity);
};

/** `nl-NL` → `nl`, when we speak it. */
const languageOf = (content: Content, said: unknown): Language | undefined => {
  const code = (typeof said === 'string' ? said.slice(0, 2).toLowerCase() : '') as Language;
  return content.languages[code]?.live ? code : undefined;
};
