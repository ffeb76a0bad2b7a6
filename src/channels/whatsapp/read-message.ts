// One message of a person → one event; `system` messages say that a person goes on under another id.
import { deedOf } from './deeds.ts';
import type { FromPerson, IdentityEvent, Piece } from './event.ts';
import { messageKey } from './message-key.ts';
import { completed, type Person, personOf } from './person.ts';
import { type Contact, type MessageHead, messageSchema, systemSchema } from './schema.ts';
import { isStale } from './window.ts';

type Beside = { readonly contacts: readonly Contact[]; readonly now: Date };
const spoilt = (why: 'kind' | 'shape') => ({ kind: 'spoilt', why }) as const;

export const readMessage = (message: unknown, { contacts, now }: Beside): Piece => {
  const head = messageSchema.safeParse(message).data;
  if (!head) return spoilt('shape');
  // What is said in a group is not said to us.
  if (head.group_id !== undefined) return undefined;
  if (head.type === 'system') return identity(message, head);
  const person = completed({ bsuid: head.from_user_id, phone: head.from }, contacts);
  const deed = deedOf(head.type, message);
  return person && deed ? { ...from(person, head, now), ...deed } : spoilt('shape');
};

const from = (person: Person, { id, timestamp, context }: MessageHead, now: Date): FromPerson => ({
  key: messageKey(id),
  id,
  at: timestamp,
  ...person,
  replyField: person.phone === null ? 'recipient' : 'to',
  ...(context?.id === undefined ? {} : { replyTo: context.id }),
  ...(context?.forwarded ? { forwarded: true as const } : {}),
  ...(isStale(timestamp, now) ? { stale: true as const } : {}),
});

/** Before April 2026 only numbers changed: `from` was the old one, `wa_id` the new one. */
const identity = (message: unknown, head: MessageHead): Piece => {
  const read = systemSchema.safeParse(message).data?.system;
  if (!read) return spoilt('shape');
  if (!changes.includes(read.type)) return spoilt('kind');
  const before = personOf(read.previous_user_id, read.previous_user_id === undefined ? head.from : undefined);
  const after = personOf(read.user_id ?? head.from_user_id, read.wa_id);
  if (!before || !after || before.userKey === after.userKey) return spoilt('shape');
  const { bsuid, phone, userKey } = after;
  const event: IdentityEvent = {
    kind: 'identity',
    key: messageKey(head.id),
    at: head.timestamp,
    from: before.userKey,
    to: userKey,
    bsuid,
    phone,
  };
  return event;
};
const changes: readonly string[] = ['user_changed_number', 'user_changed_user_id', 'customer_changed_number'];
