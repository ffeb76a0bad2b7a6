// The statements of a turn, written by hand because every one of them is on the way of each answer.
import { statement } from '../database.ts';
import type { ChannelName, ConversationId, MessageRow } from '../store.ts';

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
  readonly last_in_at: Date | null;
  readonly offered_on: string | null;
};

/**
 * Waits for whoever holds the row, then finds the oldest unhandled message as it is by then; no row when there is none.
 * `no key` because nobody changes the id, which the messages refer to.
 */
export const lock = statement<[ConversationId], Unhandled>(
  'lock',
  `with talk as materialized (
     select id, channel, address, person_key, state, last_in_at, offered_on from conversations where id = $1 for no key update
   )
   select message.id, message.seq, message.at, message.attempts, message.body,
     talk.channel, talk.address, talk.person_key, talk.state, talk.last_in_at, talk.offered_on
   from talk cross join lateral oldest_unhandled(talk.id) as message`,
);

export const newest = statement<[ConversationId, limit: number], Omit<MessageRow, 'body'> & { readonly body: Buffer }>(
  'newest',
  `select id, conversation, seq, direction, at, status, body from messages where conversation = $1 order by seq desc limit $2`,
);

export const count = statement<[string], never>('count', 'update messages set attempts = attempts + 1 where id = $1');

type Finish = [
  conversation: ConversationId,
  message: string,
  status: 'handled' | 'quarantined',
  state: Buffer | null,
  replyIds: readonly string[],
  replies: readonly Buffer[],
  pushes: boolean,
  /** 0: the head of the line is leased to nobody yet. */
  leaseSeconds: number,
];

/**
 * Everything a turn leaves behind; `more` when another message waits, `leads` when the first reply came to the head of the
 * person's line. A null state stays as it was. A channel that fetches its messages has them with the commit: sent.
 */
export const finish = statement<Finish, { more: boolean; leads: boolean }>(
  'finish',
  `with done as (
     update messages set status = $3 where id = $2
   ), talk as (
     update conversations
     set state = coalesce($4, state), last_seq = last_seq + cardinality($5::text[]), active_at = now()
     where id = $1
     returning last_seq
   ), line as materialized (
     select not exists (select from messages where conversation = $1 and status in ('waiting', 'unsure')) as is_free
     where $7
   ), said as (
     insert into messages (id, conversation, seq, direction, status, attempts, body, fence, heard_from, leased_until)
     select reply.id, $1, talk.last_seq - cardinality($5::text[]) + reply.n, 'out',
       case when not $7 then 'sent' when line.is_free and reply.n = 1 then 'waiting' else 'queued' end,
       case when leased.is_so then 1 else 0 end, reply.body, case when leased.is_so then 1 else 0 end,
       (select seconds from hearing where $7),
       case when leased.is_so then now() + $8::float8 * interval '1 second' end
     from talk
       cross join unnest($5::text[], $6::bytea[]) with ordinality as reply (id, body, n)
       left join line on true
       cross join lateral (select coalesce(line.is_free and reply.n = 1 and $8::float8 > 0, false) as is_so) as leased
     on conflict (id) do nothing
   )
   select exists (select from messages where conversation = $1 and status = 'unhandled' and id <> $2) as more,
     coalesce((select is_free from line), false) as leads`,
);

export const miss = statement<[language: string, day: string, near: string], never>(
  'miss',
  `insert into misses (language, day, near, count) values ($1, $2, $3, 1)
   on conflict (language, day, near) do update set count = misses.count + 1`,
);

/** The same, as a person of this week: what the coordinators see. */
export const missed = statement<[ConversationId], never>('missed', "select count_person($1, '', 'missed', '')");

/**
 * The messages go with it (on delete cascade), the key is in the row itself. A channel may bring a message again for a
 * week: of those that came that way only their names stay so long, which say nothing about anybody.
 */
export const remove = statement<[ConversationId, pushes: boolean], never>(
  'remove',
  `with old as (
     delete from forgotten where at < now() - interval '8 days'
   ), named as (
     insert into forgotten (id)
     select id from messages where $2 and conversation = $1 and direction = 'in' and at > now() - interval '8 days'
     on conflict (id) do nothing
   )
   delete from conversations where id = $1`,
);
