// The statements of a turn, written by hand because every one of them is on the way of each answer.
import { statement } from './database.ts';
import type { ChannelName, ConversationId } from './store.ts';

export type Unhandled = {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  readonly attempts: number;
  readonly body: Buffer;
  readonly channel: ChannelName;
  readonly address: Buffer;
  readonly person_key: Buffer;
  readonly state: Buffer | null;
};

/**
 * Waits for whoever holds the row, then finds the oldest unhandled message as it is by then; no row when there is none.
 * `no key` because nobody changes the id, which the messages refer to.
 */
export const lock = statement<[ConversationId], Unhandled>(
  'lock',
  `with talk as materialized (
     select id, channel, address, person_key, state from conversations where id = $1 for no key update
   )
   select message.id, message.seq, message.at, message.attempts, message.body,
     talk.channel, talk.address, talk.person_key, talk.state
   from talk cross join lateral oldest_unhandled(talk.id) as message`,
);

export const count = statement<[string], never>('count', 'update messages set attempts = attempts + 1 where id = $1');

type Finish = [
  conversation: ConversationId,
  message: string,
  status: 'handled' | 'quarantined',
  state: Buffer | null,
  replyIds: readonly string[],
  replies: readonly Buffer[],
];

/** Everything a turn leaves behind; `more` when another message waits. A null state stays as it was. */
export const finish = statement<Finish, { more: boolean }>(
  'finish',
  `with done as (
     update messages set status = $3 where id = $2
   ), talk as (
     update conversations
     set state = coalesce($4, state), last_seq = last_seq + cardinality($5::text[]), active_at = now()
     where id = $1
     returning last_seq
   ), said as (
     insert into messages (id, conversation, seq, direction, status, attempts, body)
     select reply.id, $1, talk.last_seq - cardinality($5::text[]) + reply.n, 'out', 'waiting', 0, reply.body
     from talk, unnest($5::text[], $6::bytea[]) with ordinality as reply (id, body, n)
     on conflict (id) do nothing
   )
   select exists (select from messages where conversation = $1 and status = 'unhandled' and id <> $2) as more`,
);

export const miss = statement<[language: string, day: string, near: string], never>(
  'miss',
  `insert into misses (language, day, near, count) values ($1, $2, $3, 1)
   on conflict (language, day, near) do update set count = misses.count + 1`,
);

/** The messages go with it (on delete cascade), the key is in the row itself. */
export const remove = statement<[ConversationId], never>('remove', 'delete from conversations where id = $1');
