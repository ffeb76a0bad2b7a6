// Says one message: with the lines that go before it, and with its choices remembered for the next answer.
import type { TurnContext } from 'botbuilder';
import type { Asked } from '../language/understand.ts';
import type { Message } from '../speech/message.ts';
import { fromMessage } from './activity.ts';
import { talkOf } from './talk.ts';

/** `synonyms` per choice value: other ways people type an answer. */
export const say = async (
  context: TurnContext,
  message: Message,
  synonyms: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> => {
  const talk = talkOf(context);
  const notices = [...talk.notices, ...message.notices];
  talk.notices = [];
  talk.asked = askedBy(message, synonyms);
  await context.sendActivity(fromMessage({ ...message, notices }));
};

const askedBy = (message: Message, synonyms: Readonly<Record<string, readonly string[]>>): Asked => ({
  kind: message.asks === 'date' || message.asks === 'number' ? message.asks : 'choice',
  options: message.choices
    .filter(({ role }) => role === 'main')
    .map(({ label, value }) => ({ id: value, label, synonyms: [...(synonyms[value] ?? [])] })),
});
