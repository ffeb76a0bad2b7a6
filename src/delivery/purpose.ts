// What a message is for: how long we wait for news of it when the answer to sending was lost, and whether it may be stopped.
import type { Message } from '../speech/message.ts';
import type { Json } from '../store/store.ts';

export type Purpose = 'crisis' | 'answer' | 'volunteer' | 'reminder';

/** Seconds of hearing nothing after which it was not sent: a second crisis answer does no harm, a second reminder confuses. */
export type Patience = Readonly<Record<Purpose, number>>;
export const patience: Patience = { crisis: 0, answer: 30, volunteer: 300, reminder: 900 };

/** Volunteers and reminders name their rows; everything else answers what a person wrote. */
export const purposeOf = (id: string, body: Json): Purpose => {
  if (id.startsWith('reminder:')) return 'reminder';
  if (id.startsWith('desk:')) return 'volunteer';
  return (body as Partial<Message> | null)?.kind === 'crisis' ? 'crisis' : 'answer';
};
