// Stored activities → activities as Direct Line clients read them; the room alone says id, time, channel and conversation.

/** An activity as it is stored: without what only the wire knows. */
export type Carried = { readonly type: string; readonly [field: string]: unknown };
export type Wire = Carried & { readonly id: string; readonly timestamp: string };

/** Web Chat and directlinejs call every page so. */
export const channelId = 'webchat';
export const bot = { id: 'bot', role: 'bot' } as const;

/** Sorts as text in the order of the talk; clients count from 0. */
export const activityId = (conversation: string, seq: number): string =>
  `${conversation}|${String(seq - 1).padStart(7, '0')}`;

export const toWire = (
  conversation: string,
  { seq, at, activity }: { readonly seq: number; readonly at: Date; readonly activity: Carried },
): Wire => ({
  ...activity,
  from: activity.from ?? bot,
  id: activityId(conversation, seq),
  timestamp: at.toISOString(),
  channelId,
  conversation: { id: conversation },
  ...(activity.relatesTo
    ? { relatesTo: { ...activity.relatesTo, channelId, conversation: { id: conversation } } }
    : {}),
});

/** What is addressed to the bot (conversationUpdate, the desk's hand-off status) is none of the page's business. */
export const isForPage = ({ recipient }: Carried): boolean =>
  (recipient as { readonly role?: unknown } | undefined)?.role !== 'bot';

/** What the bot hears when a page opens a talk. */
export const conversationUpdate = (conversation: string, user: string, locale?: string): Carried => ({
  type: 'conversationUpdate',
  membersAdded: [{ id: user }],
  from: { id: user, role: 'user' },
  recipient: bot,
  conversation: { id: conversation },
  channelId,
  ...(locale === undefined ? {} : { locale }),
});

/** Not stored and without watermark: a client forgets it after a few seconds. */
export const typingSet = (conversation: string) => ({
  activities: [{ type: 'typing', from: bot, conversation: { id: conversation } }],
});
