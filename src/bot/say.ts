// Says one message: with the lines that go before it, and with its choices remembered for the next answer.
import type { TurnContext } from 'botbuilder';
import type { Asked } from '../language/understand.ts';
import type { Message } from '../speech/message.ts';
import { fromMessage } from './activity.ts';
import { talkOf } from './talk.ts';

/** `asked` says how a typed answer is understood; without it, the choices of the message are a list of ways. */
export const say = async (context: TurnContext, message: Message, asked: Asked = waysOf(message)): Promise<void> => {
  const talk = talkOf(context);
  const notices = [...talk.notices, ...message.notices];
  talk.notices = [];
  const contacts = [...talk.aside, ...message.contacts];
  const urgent = talk.aside.length > 0 ? ({ urgent: true } as const) : {};
  talk.aside = [];
  talk.asked = asked;
  await context.sendActivity(fromMessage({ ...message, ...urgent, notices, contacts }));
};

/** What can be chosen by number or by name; `synonyms` per value are other ways people type it. */
export const optionsOf = (message: Message, synonyms: Readonly<Record<string, readonly string[]>> = {}) =>
  message.choices
    .filter(({ role }) => role === 'main')
    .map(({ label, value }) => ({ id: value, label, synonyms: synonyms[value] ?? [] }));

const waysOf = (message: Message): Asked => ({ kind: 'menu', options: optionsOf(message) });
