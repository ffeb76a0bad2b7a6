// The statements of turns taken together: those of one turn, for many.
import { statement } from '../database.ts';
import type { ConversationId } from '../store.ts';
import type { Unhandled } from './statements.ts';

type Locked = { readonly talk: ConversationId } & (Unhandled | { readonly id: null });

/** Who is held by somebody else is left out; without an unhandled message `id` is null. */
export const lockMany = statement<[readonly ConversationId[]], Locked>(
  'lock many',
  `with talk as materialized (
     select id, channel, address, person_key, state, last_in_at, offered_on from conversations
     where id = any($1) order by id for no key update skip locked
   )
   select talk.id as talk, message.id, message.seq, message.at, message.attempts, message.body,
     talk.channel, talk.address, talk.person_key, talk.state, talk.last_in_at, talk.offered_on
   from talk left join lateral oldest_unhandled(talk.id) as message on true`,
);

type FinishMany = [
  conversations: readonly ConversationId[],
  messages: readonly string[],
  states: Buffer,
  stateFrom: readonly number[],
  stateLength: readonly number[],
  pushes: readonly boolean[],
  leaseSeconds: readonly number[],
  replyTo: readonly ConversationId[],
  replyIds: readonly string[],
  replyNumbers: readonly number[],
  bodies: Buffer,
  bodyFrom: readonly number[],
  bodyLength: readonly number[],
];

/** As `finish`, for turns that are handled. */
export const finishMany = statement<FinishMany, { talk: ConversationId; more: boolean; leads: boolean }>(
  'finish many',
  `with turn as materialized (
     select new.talk, new.message, substr($3::bytea, new.at, new.length) as state, new.pushes, new.lease,
       (select count(*)::int from unnest($8::text[]) as reply (talk) where reply.talk = new.talk) as replies
     from unnest($1::text[], $2::text[], $4::int[], $5::int[], $6::bool[], $7::float8[])
       as new (talk, message, at, length, pushes, lease)
   ), done as (
     update messages set status = 'handled' from turn where messages.id = turn.message
   ), talk as (
     update conversations set state = turn.state, last_seq = last_seq + turn.replies, active_at = now()
     from turn where conversations.id = turn.talk
     returning conversations.id, last_seq - turn.replies as before
   ), line as materialized (
     select turn.talk, turn.lease, not exists (
       select from messages where conversation = turn.talk and status in ('waiting', 'unsure')
     ) as is_free
     from turn where turn.pushes
   ), said as (
     insert into messages (id, conversation, seq, direction, status, attempts, body, fence, heard_from, leased_until)
     select reply.id, talk.id, talk.before + reply.n, 'out',
       case when line.talk is null then 'sent' when line.is_free and reply.n = 1 then 'waiting' else 'queued' end,
       case when leased.is_so then 1 else 0 end, substr($11::bytea, reply.at, reply.length),
       case when leased.is_so then 1 else 0 end,
       case when line.talk is not null then (select seconds from hearing) end,
       case when leased.is_so then now() + line.lease * interval '1 second' end
     from unnest($8::text[], $9::text[], $10::int[], $12::int[], $13::int[]) as reply (talk, id, n, at, length)
       join talk on talk.id = reply.talk
       left join line on line.talk = reply.talk
       cross join lateral (select coalesce(line.is_free and reply.n = 1 and line.lease > 0, false) as is_so) as leased
     on conflict (id) do nothing
   )
   select turn.talk,
     exists (select from messages where conversation = turn.talk and status = 'unhandled' and id <> turn.message) as more,
     coalesce(line.is_free, false) as leads
   from turn left join line on line.talk = turn.talk`,
);
