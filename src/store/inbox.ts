// What webhooks bring: everything of one turn of the event loop stored in one commit, each message once.

import { peopleIn } from './aliases.ts';
import { keyOf } from './conversations.ts';
import { away, statement } from './database.ts';
import { Forgotten } from './faults.ts';
import { gather } from './gather.ts';
import { sealKept } from './keys/lately.ts';
import { goOn, type IdentityArrival } from './merge.ts';
import { leaseSeconds } from './outbox/line.ts';
import { lead, type OutboxParts } from './outbox/outbox.ts';
import type { Paid } from './outbox/paid.ts';
import { advance } from './outbox/statements.ts';
import { moveStatuses, type Told } from './outbox/statuses.ts';
import type { Arrival, ChannelName, ConversationId, Store } from './store.ts';

type Parts = OutboxParts & { readonly paid: Paid };
type Call = { readonly channel: ChannelName; readonly arrivals: readonly Arrival[]; readonly tagsOf: Told['tagsOf'] };
type Said = Extract<Arrival, { kind: 'message' }>;
type Fresh = { readonly conversation: ConversationId; readonly id: string };

type Insert = [
  talks: readonly ConversationId[],
  ids: readonly string[],
  bodies: readonly Buffer[],
  statuses: readonly string[],
  at: readonly Date[],
];
/**
 * Locks in the order of ids, so that no two batches wait for each other. What is known is looked up one by one: as a join
 * it may be planned while the table is small, and then reads the whole of it for every batch.
 */
const insert = statement<Insert, { id: string; withholds: boolean }>(
  'receive many',
  `with fresh as materialized (
     select news.* from unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::timestamptz[]) with ordinality
       as news (talk, id, body, status, at, n)
     where (select 1 from messages where id = news.id) is null and (select 1 from forgotten where id = news.id) is null
   ), locked as materialized (
     select id from conversations where id in (select talk from fresh) order by id for no key update
   ), talk as (
     update conversations set
       last_seq = last_seq + new.count, active_at = now(), last_in_at = greatest(last_in_at, least(new.at, now()))
     from (select talk, count(*)::int as count, max(at) as at from fresh group by talk) as new
     where conversations.id = new.talk and conversations.id in (select id from locked)
     returning id, last_seq - new.count as before
   )
   insert into messages (id, conversation, seq, direction, status, attempts, body)
   select fresh.id, talk.id, talk.before + row_number() over (partition by talk.id order by fresh.n), 'in', fresh.status, 1, fresh.body
   from fresh join talk on talk.id = fresh.talk
   on conflict (id) do nothing
   returning id, exists (select from messages as held where held.conversation = messages.conversation and held.withheld) as withholds`,
);
const known = statement<[ids: readonly string[]], { id: string }>(
  'known',
  'select id from messages where id = any($1) union all select id from forgotten where id = any($1)',
);
/** She wrote: what waited for that stands in her line again. */
const release = statement<[talks: readonly ConversationId[]], { id: string }>(
  'release',
  `update messages set status = 'queued', withheld = false, not_before = '-infinity'
   where conversation = any($1) and withheld and status = 'window-closed' returning id`,
);
const keep = statement<[key: string, why: string, field: string, raw: Buffer], never>(
  'quarantine',
  'insert into quarantine (key, why, field, raw) values ($1, $2, $3, $4) on conflict (key) do nothing',
);

/** How often a person may be deleted while her messages are being stored. */
const tries = 3;

export const inboxIn = (parts: Parts): Store['inbox'] & { idle(): Promise<unknown> } => {
  const { database, keys } = parts;
  const people = peopleIn(database, keys);

  const place = async ({ channel }: Call, said: Said) => {
    for (let left = tries; ; left -= 1) {
      const conversation = await people.resolve(channel, said.person, said.id);
      if (!conversation) return undefined;
      const key = await keyOf(database, keys, conversation).catch((error: unknown) => {
        people.forget(channel, said.person);
        if (!(error instanceof Forgotten) || left === 0) throw error;
        return undefined;
      });
      if (key) return { conversation, body: sealKept(key, conversation, `body ${said.id}`, said.body) };
    }
  };

  const store = async (calls: readonly Call[], left = tries): Promise<readonly Fresh[]> => {
    const said = new Map<string, readonly [Call, Said]>();
    for (const call of calls)
      for (const arrival of call.arrivals)
        if (arrival.kind === 'message' && !said.has(arrival.id)) said.set(arrival.id, [call, arrival]);
    if (said.size === 0) return [];
    const placed = await Promise.all(
      [...said.values()].map(async ([call, one]) => {
        const found = await place(call, one);
        return found ? [{ ...found, call, one }] : [];
      }),
    );
    const rows = placed.flat();
    const stored = await database.run(insert, [
      rows.map(({ conversation }) => conversation),
      rows.map(({ one }) => one.id),
      rows.map(({ body }) => body),
      rows.map(({ one }) => (one.quiet ? 'handled' : 'unhandled')),
      rows.map(({ one }) => one.at),
    ]);
    const ids = new Set(stored.map(({ id }) => id));
    const fresh = rows.filter(({ one }) => ids.has(one.id));
    for (const { one } of fresh) if (!one.quiet) parts.paid.add(one.id);
    for (const conversation of new Set(fresh.map((row) => row.conversation))) parts.changes.ring(conversation);
    if (stored.some(({ withholds }) => withholds)) await releaseFor(fresh.map((row) => row.conversation));
    const done = fresh.filter(({ one }) => !one.quiet).map(({ conversation, one }) => ({ conversation, id: one.id }));
    const missing = rows.filter(({ one }) => !ids.has(one.id));
    if (missing.length === 0) return done;
    const before = new Set((await database.run(known, [missing.map(({ one }) => one.id)])).map(({ id }) => id));
    const lost = missing.filter(({ one }) => !before.has(one.id));
    if (lost.length === 0) return done;
    // Deleted or merged meanwhile: they are met anew.
    for (const { call, one, conversation } of lost) {
      people.forget(call.channel, one.person);
      keys.drop(conversation);
    }
    if (left === 0) throw new Forgotten();
    const again = lost.map(({ call, one }) => ({ ...call, arrivals: [one] }));
    return [...done, ...(await store(again, left - 1))];
  };

  const releaseFor = async (talks: readonly ConversationId[]): Promise<void> => {
    const released = await database.run(release, [talks]);
    const heads = await database.run(advance, [released.map(({ id }) => id), parts.line.isKeen, leaseSeconds]);
    for (const head of heads) lead(parts, head);
    for (const talk of new Set(heads.map((head) => head.conversation))) parts.changes.ring(talk);
  };

  const merge = async (calls: readonly Call[]): Promise<void> => {
    for (const { channel, arrivals } of calls) {
      for (const { from, person } of arrivals.filter(isIdentity)) {
        const conversation = await goOn(database, keys, { channel, from, person });
        if (conversation) parts.changes.ring(conversation);
      }
    }
  };

  const setAside = (calls: readonly Call[]) =>
    calls.flatMap(({ arrivals }) =>
      arrivals.flatMap((one) =>
        one.kind === 'unknown'
          ? [away(database.run(keep, [one.key, one.why, one.field, keys.sealAside(one.key, one.raw)]))]
          : [],
      ),
    );

  const receiveAll = async (calls: readonly Call[]): Promise<readonly (readonly Fresh[])[]> => {
    await merge(calls);
    const told = calls.flatMap(({ arrivals, tagsOf }) =>
      arrivals.flatMap((status) => (status.kind === 'status' ? [{ status, tagsOf }] : [])),
    );
    const [fresh] = await Promise.all([
      store(calls),
      told.length > 0 ? moveStatuses(parts, told) : undefined,
      ...setAside(calls),
    ]);
    return calls.map(({ arrivals }) =>
      fresh.filter(({ id }) => arrivals.some((one) => one.kind === 'message' && one.id === id)),
    );
  };

  const { add, idle } = gather(receiveAll);
  return { idle, receive: (channel, arrivals, tagsOf) => add({ channel, arrivals, tagsOf }) };
};

const isIdentity = (arrival: Arrival): arrival is IdentityArrival => arrival.kind === 'identity';
