// The statements of the outbox, by hand: each is on the way of every answer. Who settles locks the conversations first, in order.
import { statement } from '../database.ts';
import type { ChannelName, ConversationId, LineStatus, SentStatus } from '../store.ts';

export type Leased = {
  readonly id: string;
  readonly conversation: ConversationId;
  readonly fence: number;
  readonly attempts: number;
  readonly doubts: number;
  readonly retried: number;
  readonly heard: number | null;
  readonly body: Buffer;
  readonly address: Buffer;
  readonly person_key: Buffer;
  readonly last_in_at: Date | null;
  readonly offered_on: string | null;
  readonly is_leased: boolean;
};

const shown = `
  row.id, row.conversation, row.fence, row.attempts, row.doubts, row.retried, row.body,
  talk.address, talk.person_key, talk.last_in_at, talk.offered_on`;

/** Heads that are due: never tried, left by a sender that died, or perhaps sent and not heard of for long enough. */
export const take = statement<[most: number, leaseSeconds: number, channel: ChannelName], Leased>(
  'take',
  `with due as (
     select message.id, leased_until is not null or status = 'unsure' as is_doubtful
     from messages as message join conversations as talk on talk.id = message.conversation and talk.channel = $3
     where status in ('waiting', 'unsure') and not_before <= now()
       and (leased_until is null or leased_until < now())
       and (status = 'waiting' or heard_from + patience <= (select seconds from hearing))
     order by not_before limit $1
     for no key update of message skip locked
   ), row as (
     update messages set
       status = 'waiting', fence = fence + 1, attempts = attempts + 1,
       leased_until = now() + $2 * interval '1 second',
       heard_from = case when due.is_doubtful then heard_from else (select seconds from hearing) end
     from due where messages.id = due.id
     returning messages.*, due.is_doubtful
   )
   select ${shown}, true as is_leased,
     case when row.is_doubtful then (select seconds from hearing) - coalesce(row.heard_from, 0) end as heard
   from row join conversations as talk on talk.id = row.conversation
   order by row.not_before`,
);

export const lockTalks = statement<[ids: readonly string[]], never>(
  'lock talks',
  `select from conversations where id in (select conversation from messages where id = any($1))
   order by id for no key update`,
);

/** A lost mark is found out by the status; it need not wait for the disk. */
export const hurry = statement<[], never>('hurry', `select set_config('synchronous_commit', 'off', true)`);

type Settle = [
  ids: readonly string[],
  fences: readonly number[],
  statuses: readonly (SentStatus | LineStatus)[],
  refs: readonly (string | null)[],
  waits: readonly number[],
  patiences: readonly (number | null)[],
  lost: readonly number[],
  once: readonly number[],
  unsent: readonly number[],
  withheld: readonly boolean[],
];

export const settle = statement<Settle, { id: string }>(
  'settle',
  `update messages set
     status = news.status, channel_ref = coalesce(channel_ref, news.ref), leased_until = null,
     not_before = case when news.status = 'waiting' then now() + news.wait * interval '1 second' else not_before end,
     patience = news.patience, doubts = doubts + news.lost, retried = retried + news.once,
     attempts = attempts - news.unsent, withheld = news.withheld
   from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::int[], $8::int[], $9::int[], $10::bool[])
     as news (id, fence, status, ref, wait, patience, lost, once, unsent, withheld)
   where messages.id = news.id and messages.fence = news.fence and messages.status in ('waiting', 'unsure', 'queued')
   returning messages.id`,
);

/**
 * Whoever is next behind what was settled comes to the head; leased at once for a process that is keen. A lease that is
 * there already is a doubt that a merged talk brought along: it is left to run out.
 */
export const advance = statement<[ids: readonly string[], isKeen: boolean, leaseSeconds: number], Leased>(
  'advance',
  `with next as (
     select (
       select behind.id from messages as behind
       where behind.conversation = settled.conversation and behind.status = 'queued' order by behind.seq limit 1
     ) as id
     from (select distinct conversation from messages where id = any($1)) as settled
     where not exists (
       select from messages as head
       where head.conversation = settled.conversation and head.status in ('waiting', 'unsure')
     )
   ), row as (
     update messages set
       status = 'waiting',
       fence = fence + case when $2 and leased_until is null then 1 else 0 end,
       attempts = attempts + case when $2 and leased_until is null then 1 else 0 end,
       heard_from = case when leased_until is null then (select seconds from hearing) else heard_from end,
       leased_until = case when $2 and leased_until is null then now() + $3 * interval '1 second' else leased_until end
     from next where messages.id = next.id
     returning messages.*, $2 and messages.leased_until > now() + ($3 - 1) * interval '1 second' as is_leased
   )
   select ${shown}, row.is_leased, null::float8 as heard
   from row join conversations as talk on talk.id = row.conversation`,
);

/** Only one such word for all that is withheld from this person. */
export const sayInstead = statement<[of: string, id: string, body: Buffer], never>(
  'say instead',
  `with talk as (
     update conversations set last_seq = last_seq + 1
     where id = (select conversation from messages where id = $1)
       and not exists (
         select from messages where conversation = conversations.id and withheld and id <> $1
       )
     returning id, last_seq
   )
   insert into messages (id, conversation, seq, direction, status, attempts, body)
   select $2, id, last_seq, 'out', 'queued', 0, $3 from talk on conflict (id) do nothing`,
);

export const offered = statement<[of: string, day: string], never>(
  'offered',
  'update conversations set offered_on = $2 where id = (select conversation from messages where id = $1)',
);

export const again = statement<[id: string, fence: number, leaseSeconds: number], { id: string }>(
  'again',
  `update messages set heard_from = (select seconds from hearing), leased_until = now() + $3 * interval '1 second'
   where id = $1 and fence = $2 and status = 'waiting' returning id`,
);

/**
 * The clock runs while somebody ticks and webhooks come in; several who tick count once. `deaf`: seconds that were counted
 * although webhooks got stuck with us; they are taken back.
 */
export const tick = statement<[secondsSinceWebhook: number | null, deaf: number], { processes: number }>(
  'tick',
  `with ticked as (
     update hearing set
       webhook_at = greatest(webhook_at, now() - $1 * interval '1 second'),
       seconds = seconds - $2 + case
         when greatest(webhook_at, now() - $1 * interval '1 second') > now() - interval '5 minutes'
         then least(extract(epoch from now() - ticked_at), 2) else 0 end,
       ticked_at = now()
     where exists (select from messages where status in ('waiting', 'unsure'))
   )
   select count(*)::int as processes from pg_stat_activity
   where application_name = 'wegwijs changes' and datname = current_database()`,
);
