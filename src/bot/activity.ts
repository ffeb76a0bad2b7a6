// The one dictionary between our messages and Bot Framework's activities.
import type { Activity, CardAction } from 'botframework-schema';
import type { Message } from '../speech/message.ts';
import type { Json, MessageRow } from '../store/store.ts';
import type { Inbound } from './talk.ts';

/** The inbound row as a message activity: `text` is what the dialogs read, `value` the tapped choice. */
export const toActivity = (row: MessageRow, channel: string): Partial<Activity> => {
  const body = row.body as Inbound;
  return {
    type: 'message',
    id: row.id,
    channelId: channel,
    serviceUrl: 'urn:wegwijs',
    timestamp: row.at,
    text: body.text,
    ...(body.value === undefined ? {} : { value: body.value }),
    from: { id: row.conversation, name: '', role: 'user' },
    recipient: { id: 'wegwijs', name: 'Wegwijs', role: 'bot' },
    conversation: { id: row.conversation, isGroup: false, conversationType: 'personal', name: '' },
  };
};

/** A message as an activity: Markdown, suggested actions, and the message itself in `channelData.message`. */
export const fromMessage = (message: Message): Partial<Activity> => ({
  type: 'message',
  text: [...message.notices, message.text].join('\n\n'),
  textFormat: 'markdown',
  locale: message.language,
  inputHint: 'expectingInput',
  suggestedActions: { to: [], actions: message.choices.map(action) },
  channelData: { message },
});

/** What is stored of an activity that one of our dialogs sent: the message inside it, or the hand-off event it is. */
export const bodyIn = (activity: Partial<Activity>): Json | undefined => {
  const { message, event } = (activity.channelData ?? {}) as { readonly message?: Message; readonly event?: unknown };
  return (message ?? event) as Json | undefined;
};

const action = ({ label, value }: Message['choices'][number]): CardAction => ({
  type: 'imBack',
  title: label,
  value,
});
